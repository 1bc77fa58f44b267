namespace StreamTesting.Tests.Engines;

/// <summary>One stream, four engines: tumbling windows of 10, d = 5 (grace 5), no lateness; a batch or a watermark after every record.</summary>
public sealed class GoldenVectorTests
{
    private const long D = 5;
    private static readonly long[] Times = [1, 12, 4, 14, 9, 15, 3, 10];

    public static TheoryData<string, bool> Engines => new()
    {
        { "Flink", false },
        { "Kafka Streams", false },
        { "Spark", true },
    };

    [Theory]
    [MemberData(nameof(Engines))]
    public void WindowOracle_OnTheGoldenStream_RejectsTheSameRecordEverywhere(string engine, bool batches)
    {
        var oracle = Profile(engine).WindowOracle(WindowShape.Tumbling(10));

        var outcomes = Fold(oracle, batches);

        outcomes.OfType<RejectionOutcome>().Select(rejection => (rejection.Number, rejection.Start)).ShouldBe([(6, 0)]);
    }

    [Fact]
    public void WindowOracle_OfFlink_FiresAtTheWatermarkOfTheLastMillisecond()
    {
        var oracle = Profile("Flink").WindowOracle(WindowShape.Tumbling(10));

        var outcomes = Fold(oracle, batches: false);

        var pane = outcomes.OfType<PaneOutcome>().ShouldHaveSingleItem();
        (pane.Start, pane.End).ShouldBe((0, 10));
        pane.Records.ShouldBe([0, 2, 4]);
        outcomes[outcomes.IndexOf(pane) + 1].ShouldBe(new WatermarkOutcome(9));
        outcomes.OfType<LateOutcome>().ShouldBe([new LateOutcome(6, 9, ToSideOutput: false)]);
    }

    [Theory]
    [InlineData("Flink", false, new long[] { 2, 6 })]
    [InlineData("Spark", true, new long[] { 2, 4, 6, 7 })]
    public void LatenessOracle_OnTheGoldenStream_CallsMoreRecordsLateThanAnyWindowRejects(string engine, bool batches, long[] late)
    {
        var outcomes = Fold(Profile(engine).LatenessOracle(), batches);

        outcomes.OfType<SeenOutcome>().Where(seen => seen.Late).Select(seen => seen.Number).ShouldBe(late);
    }

    private static EngineProfile Profile(string engine) => engine switch
    {
        "Flink" => EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = D } },
        "Kafka Streams" => EngineProfiles.KafkaStreams with { Windows = EngineProfiles.KafkaStreams.Windows with { AllowedLateness = D } },
        _ => EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = D } },
    };

    private static List<Outcome> Fold(IOracle oracle, bool batches)
    {
        var outcomes = new List<Outcome>();
        for (var i = 0; i < Times.Length; i++)
        {
            outcomes.AddRange(oracle.Apply(Step.Record(i, "k", Times[i])));
            if (batches)
            {
                outcomes.AddRange(oracle.Apply(Step.Batch()));
            }
        }

        return outcomes;
    }
}
