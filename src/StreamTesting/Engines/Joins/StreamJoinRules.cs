namespace StreamTesting;

/// <summary>
/// A join of two streams by key and time: a right record is a partner of a left one from <c>left.ts - Before</c> to <c>left.ts + After</c>, both
/// inclusive, both bounds not below the epoch. Immutable; times in ms. Source: Kafka Streams' <c>JoinWindows</c> and <c>KStreamKStreamJoin</c>
/// (KIP-633, KAFKA-10847). The grace is <see cref="WindowRules.AllowedLateness"/>; it decides how long rows are kept and when a record without
/// partner comes out, not whether a record is late: no record ever is.
/// </summary>
public sealed record StreamJoinRules
{
    /// <summary>Which records without a partner come out.</summary>
    public JoinKind Kind { get; init; }

    /// <summary>How far the right record may lie before the left one; below 0 for how far after it at least.</summary>
    public required long Before { get; init; }

    /// <summary>How far the right record may lie after the left one; below 0 for how far before it at least.</summary>
    public required long After { get; init; }
}
