namespace StreamTesting;

/// <summary>
/// When a record by itself, not its window, is late. Sources: Flink's <c>RowTimeDeduplicateKeepFirstRowFunction</c> and
/// <c>IntervalJoinOperator.isLate</c> (below the watermark), its window operators and Spark's <c>WatermarkSupport</c> (at it as well).
/// </summary>
public enum LateRule
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>When its time is below the clock; a record at the clock is on time.</summary>
    BelowClock,

    /// <summary>When its time is at the clock or below it.</summary>
    AtClock,
}
