namespace StreamTesting;

/// <summary>
/// Which of the rows of one key a deduplication keeps, and how long it remembers the key. Immutable; times in ms. Sources: Flink's
/// <c>RowTimeDeduplicateKeepFirstRowFunction</c>, <c>RowTimeDeduplicateFunction</c>, <c>ProcTimeDeduplicateKeepFirstRowFunction</c>; Spark's
/// <c>StreamingDeduplicateExec</c> and <c>StreamingDeduplicateWithinWatermarkExec</c>.
/// </summary>
public sealed record DedupRules
{
    /// <summary>When the kept row comes out. <see cref="DedupOutput.AtOnce"/> by default.</summary>
    public DedupOutput Output { get; init; }

    /// <summary>Whether rows are ranked by event time; false, the default, for the order of arrival. At a tie the earlier arrival is the first, the later one the last.</summary>
    public bool ByEventTime { get; init; }

    /// <summary>Whether the last row is kept instead of the first; only with <see cref="DedupOutput.Updates"/>. False by default.</summary>
    public bool KeepsLast { get; init; }

    /// <summary>Whether an update takes back the row before it. True by default; only for <see cref="DedupOutput.Updates"/>.</summary>
    public bool TakesBack { get; init; } = true;

    /// <summary>When a row is dropped as late before it is compared. <see cref="LateRule.Never"/> by default.</summary>
    public LateRule Late { get; init; }

    /// <summary>Whether rows of one key at different event times, to the microsecond, are different. False by default.</summary>
    public bool TimeInKey { get; init; }

    /// <summary>
    /// How long a key is remembered in event time: it is forgotten once the clock has passed the kept row's time and this; at least 0. Null, the
    /// default, for ever. A row that waits to come out is never forgotten.
    /// </summary>
    public long? Horizon { get; init; }

    /// <summary>
    /// How long a key is remembered in processing time, from the row's coming out: exactly then it is gone; at least 1. Null, the default, for
    /// ever. Only for engines with watermarks, whose processing time moves by <see cref="StepKind.Advance"/>. Source: Flink's
    /// <c>StateTtlConfig</c> with <c>OnCreateAndWrite</c> and <c>NeverReturnExpired</c>.
    /// </summary>
    public long? TimeToLive { get; init; }

    /// <summary>
    /// Whether a duplicate renews <see cref="Horizon"/> (from its own time, if later) and <see cref="TimeToLive"/>. False, the default and the rule of
    /// Flink and Spark: they count from the row that came out.
    /// </summary>
    public bool Refreshes { get; init; }

    /// <summary>Whether duplicates are counted (Spark: <c>numDroppedDuplicateRows</c>). False by default.</summary>
    public bool CountsDuplicates { get; init; }

    /// <summary>Flink's SQL deduplication by row time, first row, as an append-only stream: <c>RowTimeDeduplicateKeepFirstRowFunction</c>, from 2.1 on.</summary>
    public static DedupRules FlinkFirstRow { get; } = new() { Output = DedupOutput.WhenCertain, ByEventTime = true, Late = LateRule.BelowClock };

    /// <summary>Flink's SQL deduplication by row time, first row, with updates: <c>RowTimeDeduplicateFunction(keepLastRow = false)</c>.</summary>
    public static DedupRules FlinkFirstRowUpdating { get; } = new() { Output = DedupOutput.Updates, ByEventTime = true };

    /// <summary>Flink's SQL deduplication by processing time, first row: <c>ProcTimeDeduplicateKeepFirstRowFunction</c>.</summary>
    public static DedupRules FlinkFirstArrival { get; } = new();

    /// <summary>Flink's SQL deduplication by row time, last row: <c>RowTimeDeduplicateFunction(keepLastRow = true)</c>.</summary>
    public static DedupRules FlinkLastRow { get; } = FlinkFirstRowUpdating with { KeepsLast = true };

    /// <summary>Spark's <c>dropDuplicates</c> by key and event time: a key is forgotten once its time is late.</summary>
    public static DedupRules SparkByKeyAndTime { get; } = new() { Late = LateRule.AtClock, TimeInKey = true, Horizon = 0, CountsDuplicates = true };

    /// <summary>Spark's <c>dropDuplicates</c> by key alone: nothing is ever forgotten.</summary>
    /// <param name="timeSelected">
    /// Whether the event-time column is selected after it. If not, the optimiser removes it before the operator, and no row is late.
    /// </param>
    public static DedupRules SparkByKey(bool timeSelected = true) =>
        new() { Late = timeSelected ? LateRule.AtClock : LateRule.Never, CountsDuplicates = true };

    /// <summary>Spark's <c>dropDuplicatesWithinWatermark</c>.</summary>
    /// <param name="delay">The watermark's delay, in ms: how long a key is remembered after its first row.</param>
    public static DedupRules SparkWithinWatermark(long delay) => new() { Late = LateRule.AtClock, Horizon = delay, CountsDuplicates = true };
}
