namespace StreamTesting;

/// <summary>
/// Which records an interval join pairs: <c>left + Lower &lt;= right &lt;= left + Upper</c>, by event time, of one key. Immutable; times in ms.
/// Source: Flink's <c>IntervalJoinOperator</c> (<c>KeyedStream.intervalJoin(...).between(...)</c>).
/// </summary>
public sealed record IntervalJoinRules
{
    /// <summary>How far after the left record a right one lies at least; negative for before it.</summary>
    public required long Lower { get; init; }

    /// <summary>How far after the left record a right one lies at most; at least <see cref="Lower"/>.</summary>
    public required long Upper { get; init; }

    /// <summary>Whether a right record exactly at <see cref="Lower"/> is a partner. True by default.</summary>
    public bool LowerInclusive { get; init; } = true;

    /// <summary>Whether a right record exactly at <see cref="Upper"/> is a partner. True by default.</summary>
    public bool UpperInclusive { get; init; } = true;

    /// <summary>
    /// When a record is late and joins nothing. <see cref="LateRule.BelowClock"/>, the default and Flink's rule. A record at the clock is on time, but
    /// a partner whose stretch ends there is already forgotten.
    /// </summary>
    public LateRule Late { get; init; } = LateRule.BelowClock;

    /// <summary>Whether late records come out on a side of their own (Flink's late output tags of both inputs). If not, the default, they are gone, uncounted.</summary>
    public bool LateSideOutput { get; init; }
}
