namespace StreamTesting;

/// <summary>
/// The rules of an engine's clock of event time. Immutable; times in ms. Sources: Flink's <c>BoundedOutOfOrdernessWatermarks</c>,
/// <c>WatermarksWithIdleness</c>, <c>WatermarkOutputMultiplexer</c> and <c>StatusWatermarkValve</c>; Kafka Streams' <c>observedStreamTime</c>;
/// Spark's <c>WatermarkTracker</c>; Beam's watermarks are the runner's and come as steps.
/// </summary>
public sealed record ClockRules
{
    /// <summary>What moves it.</summary>
    public required ClockDrive Drive { get; init; }

    /// <summary>
    /// How far it stays behind the greatest event time seen: the out-of-orderness bound or watermark delay d, at least 0. 0 by default, and
    /// nothing else with <see cref="ClockDrive.StreamTime"/>: there the allowed lateness (grace) plays its part.
    /// </summary>
    public long Bound { get; init; }

    /// <summary>
    /// Whether a clock at T says that T itself is over. True for Flink (its watermark is <c>M - d - 1</c>); false, the default, where only
    /// what is below T is over (Kafka Streams, Spark, Beam).
    /// </summary>
    public bool IncludesItsTime { get; init; }

    /// <summary>Where it starts: <see cref="long.MinValue"/>, the default, -1 for Kafka Streams, 0 for Spark.</summary>
    public long Start { get; init; } = long.MinValue;

    /// <summary>A time that stands for no time at all: a record that has it fails the job (Flink: <see cref="long.MinValue"/>). Null, the default, for none.</summary>
    public long? NoTime { get; init; }

    /// <summary>When sources emit; only for <see cref="ClockDrive.Watermarks"/>. <see cref="WatermarkEmission.Manual"/> by default.</summary>
    public WatermarkEmission Emission { get; init; } = WatermarkEmission.Manual;

    /// <summary>After how long without a record a partition counts as idle, in ms of processing time; null, the default, for never.</summary>
    public long? IdleTimeout { get; init; }

    /// <summary>What happens when all partitions of a source are idle.</summary>
    public AllIdleRule AllIdle { get; init; }

    /// <summary>
    /// Whether the merge of the partitions stands alone, with no source around it: it says at each emit that it is idle, and never that it is
    /// active again (Flink's <c>WatermarkOutputMultiplexer</c>). False by default.
    /// </summary>
    public bool BareMerge { get; init; }

    /// <summary>
    /// How many source tasks read the partitions: partition p is read by task <c>p % n</c>, and the tasks' watermarks meet at the operator. 1 by default.
    /// </summary>
    public int SourceTasks { get; init; } = 1;

    /// <summary>
    /// The bounds of several sources that have a watermark each, for <see cref="ClockDrive.MicroBatches"/>; a record names its source as its
    /// <see cref="Step.Input"/>. Null, the default, for one source with <see cref="Bound"/>.
    /// </summary>
    public IReadOnlyList<long>? SourceBounds { get; init; }

    /// <summary>How the watermarks of several sources make one. <see cref="SourceMerge.Minimum"/> by default.</summary>
    public SourceMerge SourceMerge { get; init; }

    /// <summary>What a restart does to the clock. <see cref="ClockRestart.StartsAnew"/> by default.</summary>
    public ClockRestart AtRestart { get; init; }

    /// <summary>Whether a micro-batch without data follows one that moved the clock (Spark's default: true).</summary>
    public bool EmptyBatches { get; init; } = true;

    /// <summary>How far a watermark stays behind the greatest time seen: nothing at or below it is to come, or nothing below it.</summary>
    internal long Lag => Bound + (IncludesItsTime ? 1 : 0);
}
