namespace StreamTesting;

/// <summary>
/// The rules by which an engine makes sessions. Immutable. Sources: Flink's <c>MergingWindowSet</c>, <c>TimeWindow.intersects</c> and
/// <c>WindowOperator</c>; Kafka Streams' <c>KStreamSessionWindowAggregate</c>; Spark's <c>MergingSessionsIterator</c> and
/// <c>SessionWindowStateStoreSaveExec</c>; Beam's <c>Sessions</c>, <c>MergeOverlappingIntervalWindows</c> and <c>ReduceFnRunner</c>.
/// </summary>
public sealed record SessionRules
{
    /// <summary>
    /// Whether a record is late by the session it would be alone (Spark, Beam: true) or by the one it becomes part of (Flink, Kafka Streams:
    /// false, the default): there a late record is taken if it touches a living session.
    /// </summary>
    public bool JudgedAlone { get; init; }

    /// <summary>Whether two records exactly the gap apart are in one session. True, the default, but for Beam.</summary>
    public bool MergesAtGap { get; init; } = true;

    /// <summary>
    /// Whether a session ends with its last record, inclusive, and lives the gap longer, that millisecond included (Kafka Streams: true), or
    /// ends the gap after its last record, exclusive (false, the default).
    /// </summary>
    public bool EndsWithLastRecord { get; init; }

    /// <summary>Whether a session that changes its bounds takes back the results of those it replaces (Kafka Streams). False by default.</summary>
    public bool Retracts { get; init; }
}
