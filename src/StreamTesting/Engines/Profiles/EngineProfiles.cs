namespace StreamTesting;

/// <summary>
/// The engines known, with their defaults. Each value was read in the engine's source, and each rule holds in every recorded run that this
/// project's conformance tests replay.
/// </summary>
public static class EngineProfiles
{
    /// <summary>
    /// Apache Flink 2.3 as a job runs with its defaults: bounded out-of-orderness watermarks (<c>BoundedOutOfOrdernessWatermarks</c>, <c>wm = M - d - 1</c>,
    /// minimum over the partitions by <c>WatermarkOutputMultiplexer</c>), emitted every 200 ms of processing time
    /// (<c>pipeline.auto-watermark-interval</c>), windows by <c>WindowOperator</c> with <c>EventTimeTrigger</c>. How many records a watermark lags
    /// behind nobody knows: barriers with <see cref="TruthOptions.BarriersSettle"/> decide what is late.
    /// </summary>
    public static EngineProfile Flink { get; } = new()
    {
        Name = "Flink",
        Clock = new()
        {
            Drive = ClockDrive.Watermarks,
            IncludesItsTime = true,
            NoTime = long.MinValue,
            Emission = WatermarkEmission.Periodic,
            AllIdle = AllIdleRule.FlushMaximum,
        },
        Windows = new() { Drops = DropUnit.Record },
        LateEvents = LateRule.AtClock,
    };

    /// <summary>
    /// As <see cref="Flink"/>, with a watermark after every record: a job whose own <c>WatermarkGenerator</c> emits in <c>onEvent</c>, the harness of an operator's
    /// test that does so, or a consumer written by hand that goes by Flink's rules. Of one partition all is decided then.
    /// </summary>
    public static EngineProfile FlinkPerRecord { get; } = Flink.Emitting(WatermarkEmission.PerRecord);

    /// <summary>
    /// Kafka Streams 4.3: stream time (<c>observedStreamTime</c>) raised before a record is judged (<c>KStreamWindowAggregate</c>), one result an
    /// update, windows from the epoch on (<c>TimeWindows.windowsFor</c>). <see cref="WindowRules.AllowedLateness"/> is the grace.
    /// The store is RocksDB's, with the default retention, which loses finals of <see cref="PaneRules.FinalOnly"/>.
    /// </summary>
    public static EngineProfile KafkaStreams { get; } = new()
    {
        Name = "Kafka Streams",
        Clock = new() { Drive = ClockDrive.StreamTime, Start = -1 },
        Windows = new() { Alignment = WindowAlignment.ClampedAtEpoch, Drops = DropUnit.RecordAndWindow, KeptByStore = true },
        Sessions = new() { EndsWithLastRecord = true, Retracts = true },
        Panes = PaneRules.EveryUpdate,
        Store = StoreRules.RocksDb,
    };

    /// <summary>
    /// Spark structured streaming 4.2: the watermark moves between micro-batches and starts at 0 (<c>WatermarkTracker</c>), rows are judged by
    /// the one of the micro-batch before (<c>WatermarkPropagator</c>), append mode.
    /// </summary>
    public static EngineProfile Spark { get; } = new()
    {
        Name = "Spark",
        Clock = new() { Drive = ClockDrive.MicroBatches, Start = 0, AtRestart = ClockRestart.Kept },
        Windows = new() { Drops = DropUnit.GroupAndWindow },
        Sessions = new() { JudgedAlone = true },
        Panes = PaneRules.FinalOnly,
        LateEvents = LateRule.AtClock,
    };

    /// <summary>
    /// Apache Beam 2.73: watermarks as the runner gives them, windows dropped by <c>LateDataDroppingDoFnRunner</c>, panes by
    /// <c>ReduceFnRunner</c> with the default trigger, discarding.
    /// </summary>
    public static EngineProfile Beam { get; } = new()
    {
        Name = "Beam",
        Clock = new() { Drive = ClockDrive.Watermarks },
        Windows = new() { Alignment = WindowAlignment.Truncated, Drops = DropUnit.RecordAndWindow },
        Sessions = new() { JudgedAlone = true, MergesAtGap = false },
        Panes = new() { OnTime = Firing.Always, Final = Firing.IfNew, Accumulating = false },
    };
}
