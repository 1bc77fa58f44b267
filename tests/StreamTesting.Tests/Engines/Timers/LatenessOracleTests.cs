namespace StreamTesting.Tests.Engines;

public sealed class LatenessOracleTests
{
    private static readonly EngineProfile Flink = EngineProfiles.FlinkPerRecord with { Clock = EngineProfiles.FlinkPerRecord.Clock with { Bound = 5 } };

    [Theory]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(15, false)]
    public void Record_OfFlink_IsLateAtTheWatermarkAndBelow(long time, bool late)
    {
        var oracle = Flink.LatenessOracle();
        oracle.Apply(Step.Record(0, "a", 20));

        oracle.Apply(Step.Record(1, "a", time))[0].ShouldBe(new SeenOutcome(1, 14, late));
    }

    [Theory]
    [InlineData(14, 999, true)]
    [InlineData(15, 0, true)]
    [InlineData(15, 1, false)]
    [InlineData(16, 0, false)]
    public void Record_OfSpark_ExactlyTheDelayBehind_IsLateAndAMicrosecondLaterNot(long time, int micros, bool late)
    {
        var oracle = (EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { Bound = 5 } }).LatenessOracle();
        Apply(oracle, Step.Record(0, "a", 20), Step.Batch());

        var seen = Apply(oracle, Step.Record(1, "a", time) with { Micros = micros }, Step.Batch());

        seen.OfType<SeenOutcome>().ShouldHaveSingleItem().ShouldBe(new SeenOutcome(1, 15, late));
    }

    [Theory]
    [InlineData(nameof(EngineProfiles.KafkaStreams))]
    [InlineData(nameof(EngineProfiles.Beam))]
    public void Record_OfAnEngineThatKnowsLateWindowsOnly_IsNeverLate(string engine)
    {
        var oracle = (engine == nameof(EngineProfiles.Beam) ? EngineProfiles.Beam : EngineProfiles.KafkaStreams).LatenessOracle();

        Apply(oracle, Step.Record(0, "a", 20), Step.Record(1, "a", 1)).OfType<SeenOutcome>().ShouldAllBe(seen => !seen.Late);
    }

    [Fact]
    public void Timer_AtTheWatermark_WaitsForTheNextWatermark()
    {
        var oracle = Flink.LatenessOracle(timers: true);
        oracle.Apply(Step.Record(0, "a", 20));

        oracle.Apply(Step.Record(1, "a", 14)).OfType<TimerOutcome>().ShouldBeEmpty();
        oracle.PendingTimers.ShouldBe(2);

        oracle.Apply(Step.Record(2, "a", 21)).OfType<TimerOutcome>().ShouldBe([new TimerOutcome("a", 14, 15)]);
    }

    [Fact]
    public void Timers_OfOneKeyAtOneTime_AreOne()
    {
        var oracle = Flink.LatenessOracle(timers: true);

        var fired = Apply(oracle, Step.Record(0, "a", 1), Step.Record(1, "a", 1), Step.Record(2, "b", 1), Step.Watermark(long.MaxValue)).OfType<TimerOutcome>();

        fired.Select(timer => timer.Key).ShouldBe(["a", "b"], ignoreOrder: true);
        oracle.PendingTimers.ShouldBe(0);
    }

    [Fact]
    public void Timers_OfAnEngineWithoutWatermarks_AreRefused() =>
        Should.Throw<ArgumentException>(() => EngineProfiles.Spark.LatenessOracle(timers: true)).Message.ShouldContain("the clock of Spark is driven by MicroBatches");

    private static List<Outcome> Apply(IOracle oracle, params Step[] steps) => [.. steps.SelectMany(step => oracle.Apply(step).ToList())];
}
