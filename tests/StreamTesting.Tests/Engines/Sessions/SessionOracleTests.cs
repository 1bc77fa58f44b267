namespace StreamTesting.Tests.Engines;

/// <summary>One scenario, four engines; gap 5, no bound, no lateness. The rows are those of the engines' recorded runs.</summary>
public sealed class SessionOracleTests
{
    private const long Gap = 5;

    [Theory]
    [InlineData("Flink", 9, true)]
    [InlineData("Flink", 10, false)]
    [InlineData("Kafka Streams", 10, true)]
    [InlineData("Kafka Streams", 11, false)]
    [InlineData("Spark", 9, true)]
    [InlineData("Spark", 10, false)]
    [InlineData("Beam", 9, true)]
    [InlineData("Beam", 10, false)]
    public void Record_AtTheTimeOfASessionsLast_IsTakenUntilTheEnginesOwnMillisecond(string engine, long greatest, bool taken)
    {
        var outcomes = Fold(engine, ("a", 5), ("b", greatest), ("a", 5));

        outcomes.OfType<RejectionOutcome>().Select(rejection => rejection.Number).ShouldBe(taken ? [] : [2]);
    }

    [Theory]
    [InlineData("Flink", true)]
    [InlineData("Kafka Streams", true)]
    [InlineData("Spark", false)]
    [InlineData("Beam", false)]
    public void Record_TooLateAlone_IsTakenWhereTheMergedSessionIsJudged(string engine, bool taken)
    {
        var outcomes = Fold(engine, ("a", 20), ("b", 22), ("a", 16));

        outcomes.OfType<RejectionOutcome>().Any().ShouldBe(!taken);
    }

    [Theory]
    [InlineData("Flink", 5, 1)]
    [InlineData("Kafka Streams", 5, 1)]
    [InlineData("Spark", 5, 1)]
    [InlineData("Beam", 5, 2)]
    [InlineData("Beam", 4, 1)]
    [InlineData("Flink", 6, 2)]
    [InlineData("Kafka Streams", 6, 2)]
    public void Records_AtTheGap_AreOneSessionButInBeam(string engine, long apart, int sessions)
    {
        var outcomes = Fold(engine, ("a", 0), ("a", apart), ("z", 1000));

        var takenBack = outcomes.OfType<RetractionOutcome>().Select(old => (old.Start, old.End)).ToList();
        outcomes.OfType<PaneOutcome>().Count(pane => pane.Key == "a" && !takenBack.Contains((pane.Start, pane.End))).ShouldBe(sessions);
    }

    [Fact]
    public void Session_OfFlink_OnceCleanedIsForgotten()
    {
        var outcomes = Fold("Flink", ("a", 5), ("b", 10), ("a", 6));

        var oracle = Oracle("Flink");
        Steps(("a", 5), ("b", 11), ("a", 8)).SelectMany(step => oracle.Apply(step).ToList()).OfType<RejectionOutcome>().ShouldBeEmpty();
        oracle.Apply(Step.Watermark(long.MaxValue)).OfType<PaneOutcome>().Where(pane => pane.Key == "a").Select(pane => (pane.Start, pane.End))
            .ShouldBe([(8, 13)]);
        outcomes.OfType<PaneOutcome>().ShouldHaveSingleItem().End.ShouldBe(10);
    }

    [Fact]
    public void Session_OfKafkaStreams_ThatGrowsTakesBackWhatCameOut()
    {
        var outcomes = Fold("Kafka Streams", ("a", 1), ("a", 3));

        outcomes.Select(outcome => outcome.GetType()).ShouldBe([typeof(PaneOutcome), typeof(RetractionOutcome), typeof(PaneOutcome)]);
        outcomes[1].ShouldBe(new RetractionOutcome("a", 1, 1));
        var grown = (PaneOutcome)outcomes[2];
        (grown.Start, grown.End).ShouldBe((1, 3));
        grown.Records.ShouldBe([0, 1], ignoreOrder: true);
    }

    [Fact]
    public void Session_SuppressedAtEquality_ComesOutTwiceAndTheSecondLacksTheFirstsRecords()
    {
        var profile = EngineProfiles.KafkaStreams with { Panes = PaneRules.Suppressed };

        var outcomes = Run(profile.SessionOracle(Gap), Steps(("a", 5), ("b", 10), ("a", 5)));

        outcomes.OfType<PaneOutcome>().Select(pane => (pane.Start, pane.End, pane.Records.Single())).ShouldBe([(5, 5, 0), (5, 5, 2)]);
    }

    [Fact]
    public void Session_OfBeam_ThatMergesAfterFiringStartsItsPanesAnew()
    {
        var outcomes = Run(
            (EngineProfiles.Beam with { Windows = EngineProfiles.Beam.Windows with { AllowedLateness = 100 } }).SessionOracle(Gap),
            [Step.Record(0, "a", 10), Step.Watermark(15), Step.Record(1, "a", 13), Step.Watermark(18)]);

        var panes = outcomes.OfType<PaneOutcome>().ToList();
        panes.Select(pane => (pane.Start, pane.End, pane.Timing, pane.Index)).ShouldBe(
            [(10, 15, PaneTiming.OnTime, 0), (10, 18, PaneTiming.OnTime, 0)]);
        panes.Select(pane => pane.Records.Single()).ShouldBe([0, 1]);
    }

    private static List<Outcome> Fold(string engine, params (string Key, long Time)[] records) => Run(Oracle(engine), Steps(records), engine);

    private static IOracle Oracle(string engine) => (engine switch
    {
        "Flink" => EngineProfiles.FlinkPerRecord,
        "Kafka Streams" => EngineProfiles.KafkaStreams,
        "Spark" => EngineProfiles.Spark,
        _ => EngineProfiles.Beam,
    }).SessionOracle(Gap);

    private static IEnumerable<Step> Steps(params (string Key, long Time)[] records) => records.Select((record, i) => Step.Record(i, record.Key, record.Time));

    /// <summary>After every record a micro-batch, or a watermark that says that all times below the greatest are over.</summary>
    private static List<Outcome> Run(IOracle oracle, IEnumerable<Step> steps, string engine = "")
    {
        var outcomes = new List<Outcome>();
        var greatest = long.MinValue;
        foreach (var step in steps)
        {
            outcomes.AddRange(oracle.Apply(step));
            greatest = Math.Max(greatest, step.Time);
            outcomes.AddRange(engine switch
            {
                "Spark" => oracle.Apply(Step.Batch()),
                "Beam" => oracle.Apply(Step.Watermark(greatest)),
                _ => [],
            });
        }

        return outcomes;
    }
}
