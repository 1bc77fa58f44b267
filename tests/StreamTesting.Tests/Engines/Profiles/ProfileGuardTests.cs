namespace StreamTesting.Tests.Engines;

public sealed class ProfileGuardTests
{
    private static readonly WindowShape Ten = WindowShape.Tumbling(10);

    public static TheoryData<EngineProfile, string> Impossible => new()
    {
        { EngineProfiles.Flink with { Name = " " }, "has no name" },
        { EngineProfiles.Spark with { Clock = EngineProfiles.Spark.Clock with { IdleTimeout = 5 } }, "The clock of Spark is driven by MicroBatches, and no partition ever counts as idle for it, but its idle time-out is 5; leave IdleTimeout null." },
        { EngineProfiles.KafkaStreams with { Clock = EngineProfiles.KafkaStreams.Clock with { IdleTimeout = 5 } }, "The clock of Kafka Streams is driven by StreamTime, and no partition ever counts as idle for it" },
        { EngineProfiles.Spark.Emitting(WatermarkEmission.Periodic), "The clock of Spark is driven by MicroBatches, and its sources emit no watermarks, but its emission is Periodic; leave Emission Manual." },
        { EngineProfiles.KafkaStreams.Emitting(WatermarkEmission.PerRecord), "The clock of Kafka Streams is driven by StreamTime, and its sources emit no watermarks" },
        { EngineProfiles.Spark with { Windows = new() { Drops = DropUnit.GroupAndWindow, LateSideOutput = true } }, "Spark counts what it drops by GroupAndWindow and has no side output for late records, but LateSideOutput is set; only engines that count by Record have one." },
        { EngineProfiles.Beam with { Windows = EngineProfiles.Beam.Windows with { LateSideOutput = true } }, "Beam counts what it drops by RecordAndWindow and has no side output" },
        { Clock(clock => clock with { Bound = -1 }), "The bound (watermark delay) of Flink is -1; it must be at least 0." },
        { EngineProfiles.KafkaStreams.Bounded(TimeSpan.FromMilliseconds(5)), "The clock of Kafka Streams is stream time, which stays behind by nothing, but its bound is 5" },
        { Clock(clock => clock with { IdleTimeout = 0 }), "The idle time-out of Flink is 0; it must be at least 1." },
        { Clock(clock => clock with { SourceTasks = 0 }), "The number of source tasks of Flink is 0; it must be at least 1." },
        { Clock(clock => clock with { SourceBounds = [1] }), "only where micro-batches drive the clock" },
        { Clock(clock => clock with { Drive = (ClockDrive)9 }), "has the ClockDrive 9; there are: Watermarks, StreamTime, MicroBatches." },
        { EngineProfiles.Flink with { Windows = new() { AllowedLateness = -5 } }, "The allowed lateness (grace) of Flink is -5; it must be at least 0." },
        { EngineProfiles.Flink with { Panes = new() { EarlyCount = 0 } }, "The number of records of an early pane of Flink is 0; it must be at least 1." },
        { EngineProfiles.Flink with { Panes = new() { LateCount = 0 } }, "The number of records of a late pane of Flink is 0" },
        { EngineProfiles.Flink with { Panes = new() { Buffered = true } }, "use PaneRules.Suppressed" },
        { EngineProfiles.Flink with { Panes = new() { OnTime = Firing.Never, LateCount = null } }, "The panes of Flink never come out" },
        { EngineProfiles.Flink with { Store = new() { EmitInterval = -1 } }, "The store's emit interval of Flink is -1; it must be at least 0." },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Oracle_OfAnImpossibleProfile_IsRefusedWithTheValue(EngineProfile profile, string why) =>
        Should.Throw<ArgumentException>(() => profile.WindowOracle(Ten)).Message.ShouldContain(why);

    [Fact]
    public void Oracle_OfNoPartition_IsRefused() => Should.Throw<ArgumentOutOfRangeException>(() => EngineProfiles.Flink.WindowOracle(Ten, partitions: 0));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void SessionOracle_OfNoGap_IsRefused(long gap) =>
        Should.Throw<ArgumentException>(() => EngineProfiles.Flink.SessionOracle(gap)).Message.ShouldContain($"The session gap of Flink is {gap}");

    [Fact]
    public void SessionOracle_OfSparksUpdateMode_IsRefused() =>
        Should.Throw<ArgumentException>(() => (EngineProfiles.Spark with { Panes = PaneRules.EveryUpdate }).SessionOracle(5)).Message.ShouldContain("PaneRules.FinalOnly");

    [Fact]
    public void WindowOracle_OfAStoreThatKeepsTooLittle_IsRefused() =>
        Should.Throw<ArgumentException>(() => (EngineProfiles.KafkaStreams with { Store = new() { Retention = 9 } }).WindowOracle(Ten))
            .Message.ShouldContain("The store of Kafka Streams keeps 9 ms; it must keep the window size and the grace, 10 + 0 ms, at least.");

    [Fact]
    public void WindowOracle_OfShapesAnEngineRefuses_IsRefused()
    {
        Should.Throw<ArgumentException>(() => EngineProfiles.Flink.WindowOracle(default)).Message.ShouldContain("The window shape is empty");
        Should.Throw<ArgumentException>(() => EngineProfiles.Flink.WindowOracle(WindowShape.Tumbling(10, 10))).Message.ShouldContain("The offset of the windows of Flink is 10");
        Should.Throw<ArgumentException>(() => EngineProfiles.Beam.WindowOracle(WindowShape.Tumbling(10, -1))).Message.ShouldContain("between 0 and 9");
        Should.Throw<ArgumentException>(() => EngineProfiles.KafkaStreams.WindowOracle(WindowShape.Hopping(10, 11))).Message.ShouldContain("advance by 11 ms");
    }

    private static EngineProfile Clock(Func<ClockRules, ClockRules> change) => EngineProfiles.Flink with { Clock = change(EngineProfiles.Flink.Clock) };
}
