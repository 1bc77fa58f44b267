namespace StreamTesting;

/// <summary>What an engine's counter of dropped input counts.</summary>
public enum DropUnit
{
    /// <summary>A record that no window took (Flink; only without a side output for late records).</summary>
    Record,

    /// <summary>A record for each window that had closed for it (Kafka Streams, Beam).</summary>
    RecordAndWindow,

    /// <summary>A group of late records of one micro-batch with the same key and window (Spark, after its partial aggregation).</summary>
    GroupAndWindow,
}
