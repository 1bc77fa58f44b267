namespace StreamTesting;

/// <summary>Which arrival of an id a deduplicating consumer keeps. It matters only where copies conflict.</summary>
public enum Keep
{
    /// <summary>The one that arrived first (Flink's keep-first row, Kafka Streams' distinct processors, an insert that ignores conflicts).</summary>
    First,

    /// <summary>The one that arrived last (Flink's keep-last row, an upsert, a compacted topic).</summary>
    Last,

    /// <summary>Any one of them: which is not decided.</summary>
    Any,
}
