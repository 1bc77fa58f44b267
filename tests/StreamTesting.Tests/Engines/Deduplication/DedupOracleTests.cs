namespace StreamTesting.Tests.Engines;

public sealed class DedupOracleTests
{
    private static readonly EngineProfile Flink = EngineProfiles.Flink with { Clock = EngineProfiles.Flink.Clock with { Emission = WatermarkEmission.Manual } };

    [Fact]
    public void FirstRow_ByRowTime_ComesOutWhenTheWatermarkReachesIt()
    {
        var oracle = Flink.DedupOracle(DedupRules.FlinkFirstRow);
        Apply(oracle, Step.Record(0, "a", 5), Step.Record(1, "a", 7)).ShouldBe([new DuplicateOutcome(1, 0)]);

        oracle.Apply(Step.Record(2, "a", 3)).ShouldBe([new DuplicateOutcome(0, 2)]);
        oracle.PendingTimers.ShouldBe(1);

        Passed(oracle, Step.Watermark(2)).ShouldBeEmpty();
        Passed(oracle, Step.Watermark(3)).ShouldBe([2]);
        Passed(oracle, Step.Record(3, "a", 9), Step.Watermark(9)).ShouldBeEmpty();
        oracle.PendingTimers.ShouldBe(0);
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void FirstRow_ByRowTime_IsLateOnlyBelowTheWatermark(long time, bool late)
    {
        var outcomes = Apply(Flink.DedupOracle(DedupRules.FlinkFirstRow), Step.Watermark(5), Step.Record(0, "a", time));

        outcomes.OfType<LateOutcome>().Any().ShouldBe(late);
        outcomes.OfType<DropOutcome>().Any().ShouldBe(late);
    }

    [Fact]
    public void FirstRow_AtATie_IsTheEarlierArrival() =>
        Passed(Flink.DedupOracle(DedupRules.FlinkFirstRow), Step.Record(0, "a", 5), Step.Record(1, "a", 5), Step.Watermark(5)).ShouldBe([0]);

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void FirstRow_IsForgottenExactlyATimeToLiveAfterItCameOut(long advance, bool again)
    {
        var oracle = Flink.DedupOracle(DedupRules.FlinkFirstRow with { TimeToLive = 10 });
        Apply(oracle, Step.Record(0, "a", 5), Step.Advance(100));
        Passed(oracle, Step.Watermark(5)).ShouldBe([0], "a waiting row is not forgotten");

        Passed(oracle, Step.Advance(100 + advance), Step.Record(1, "a", 6), Step.Watermark(6)).ShouldBe(again ? [1] : []);
    }

    [Fact]
    public void FirstRow_WithUpdates_IsReplacedOnlyByAnEarlierOne()
    {
        var outcomes = Apply(Flink.DedupOracle(DedupRules.FlinkFirstRowUpdating), Step.Record(0, "a", 5), Step.Record(1, "a", 5), Step.Record(2, "a", 4));

        outcomes.ShouldBe(
        [
            new ChangeOutcome(RowKind.Insert, "a", 0), new DuplicateOutcome(1, 0), new ChangeOutcome(RowKind.UpdateBefore, "a", 0), new ChangeOutcome(RowKind.UpdateAfter, "a", 2),
        ]);
    }

    [Fact]
    public void LastRow_AtATie_IsTheLaterArrivalAndAnOlderOneIsNone()
    {
        var rules = DedupRules.FlinkLastRow with { TakesBack = false };

        var outcomes = Apply(Flink.DedupOracle(rules), Step.Record(0, "a", 5), Step.Record(1, "a", 5), Step.Record(2, "a", 4));

        outcomes.ShouldBe([new ChangeOutcome(RowKind.Insert, "a", 0), new ChangeOutcome(RowKind.UpdateAfter, "a", 1), new DuplicateOutcome(2, 1)]);
    }

    [Theory]
    [InlineData(false, 19, false)]
    [InlineData(false, 20, true)]
    [InlineData(true, 20, false)]
    [InlineData(true, 24, false)]
    [InlineData(true, 25, true)]
    public void FirstArrival_LivesFromItsWrite_OrFromItsLastDuplicate(bool refreshes, long now, bool again)
    {
        var oracle = Flink.DedupOracle(DedupRules.FlinkFirstArrival with { TimeToLive = 20, Refreshes = refreshes });

        Passed(oracle, Step.Record(0, "a", 1), Step.Advance(5), Step.Record(1, "a", 1), Step.Advance(now), Step.Record(2, "a", 1)).ShouldBe(again ? [0, 2] : [0]);
    }

    [Fact]
    public void Delete_IntoADeduplication_FailsTheJob() =>
        Flink.DedupOracle(DedupRules.FlinkFirstArrival).Apply(Step.Record(0, "a", 1) with { RowKind = RowKind.Delete })
            .ShouldHaveSingleItem().ShouldBeOfType<FailureOutcome>().Why.ShouldBe("Record 0 is a Delete; the deduplication takes only inserts.");

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void WithinWatermark_ForgetsAKeyExactlyADelayAfterItsFirstRow(long watermark, bool again)
    {
        var oracle = Spark(5).DedupOracle(DedupRules.SparkWithinWatermark(5));

        Passed(oracle, Step.Record(0, "a", 10), Step.Record(1, "a", 14), Step.Batch(), Step.Record(2, "x", watermark + 5), Step.Batch(), Step.Record(3, "a", 30), Step.Batch())
            .ShouldBe(again ? [0, 2, 3] : [0, 2]);
    }

    [Fact]
    public void WithinWatermark_CountsDuplicatesAndLateRowsApart()
    {
        var oracle = Spark(5).DedupOracle(DedupRules.SparkWithinWatermark(5));
        Apply(oracle, Step.Record(0, "a", 10), Step.Batch());

        var outcomes = Apply(oracle, Step.Record(1, "a", 6), Step.Record(2, "b", 5), Step.Record(3, "b", 5), Step.Batch());

        outcomes.OfType<DuplicateCountOutcome>().ShouldBe([new DuplicateCountOutcome(1)]);
        outcomes.OfType<DropOutcome>().ShouldBe([new DropOutcome(2, 2)]);
    }

    [Fact]
    public void ByKeyAndTime_TellsTimesApartToTheMicrosecond() =>
        Passed(Spark(5).DedupOracle(DedupRules.SparkByKeyAndTime), Step.Record(0, "a", 10), Step.Record(1, "a", 10) with { Micros = 1 }, Step.Record(2, "a", 10), Step.Batch()).ShouldBe([0, 1]);

    [Theory]
    [InlineData(true, new long[] { 0, 1 })]
    [InlineData(false, new long[] { 0, 1, 2 })]
    public void ByKey_DropsLateRowsOnlyIfTheTimeIsSelected(bool timeSelected, long[] expected)
    {
        var oracle = Spark(5).DedupOracle(DedupRules.SparkByKey(timeSelected));

        Passed(oracle, Step.Record(0, "a", 1), Step.Record(1, "x", 100), Step.Batch(), Step.Record(2, "b", 95), Step.Record(3, "a", 200), Step.Batch()).ShouldBe(expected);
    }

    [Fact]
    public void ByKey_OfSpark_AtTheEpochIsLateInTheFirstBatch() =>
        Passed(Spark(5).DedupOracle(DedupRules.SparkByKey()), Step.Record(0, "a", 0), Step.Record(1, "a", 1), Step.Batch()).ShouldBe([1]);

    [Fact]
    public void Key_OfSpark_IsKnownAfterARestart() =>
        Passed(Spark(5).DedupOracle(DedupRules.SparkWithinWatermark(5)), Step.Record(0, "a", 10), Step.Batch(), Step.Restart(), Step.Record(1, "a", 11), Step.Batch()).ShouldBe([0]);

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void Key_WithinAHorizonThatIsRefreshed_IsKnownFromItsLatestDuplicate(bool refreshes, bool again) =>
        Passed(
            Spark(0).DedupOracle(DedupRules.SparkWithinWatermark(10) with { Refreshes = refreshes }),
            Step.Record(0, "a", 10), Step.Record(1, "a", 19), Step.Batch(), Step.Record(2, "b", 25), Step.Batch(), Step.Record(3, "a", 28), Step.Batch()).Contains(3).ShouldBe(again);

    [Fact]
    public void DedupOracle_OfImpossibleRules_IsRefused()
    {
        Refusal(Flink, DedupRules.FlinkFirstArrival with { KeepsLast = true }).ShouldContain("puts out AtOnce keeps the first row, by arrival; for others use Updates");
        Refusal(Flink, DedupRules.FlinkFirstRow with { ByEventTime = false }).ShouldContain("puts out WhenCertain keeps the first row, by event time");
        Refusal(Flink, DedupRules.FlinkFirstRow with { TimeToLive = 0 }).ShouldContain("The time to live is 0");
        Refusal(Spark(5), DedupRules.SparkByKey() with { TimeToLive = 1 }).ShouldContain("engines with watermarks");
        Refusal(Spark(5), DedupRules.SparkWithinWatermark(-1)).ShouldContain("The horizon of a deduplication is -1");
        Refusal(EngineProfiles.KafkaStreams, new DedupRules()).ShouldContain("WindowStoreDedupOracle");
    }

    private static string Refusal(EngineProfile profile, DedupRules rules) => Should.Throw<ArgumentException>(() => profile.DedupOracle(rules)).Message;

    private static EngineProfile Spark(long delay) => EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = delay } };

    private static List<long> Passed(IOracle oracle, params Step[] steps) => [.. Apply(oracle, steps).OfType<PassOutcome>().Select(pass => pass.Number)];

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
