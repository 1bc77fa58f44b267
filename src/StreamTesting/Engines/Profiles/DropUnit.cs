namespace StreamTesting;

/// <summary>
/// What an engine's counter of dropped input counts. Sources: Flink's <c>numLateRecordsDropped</c>, Kafka Streams'
/// <c>dropped-records-total</c>, Spark's <c>numRowsDroppedByWatermark</c>, Beam's <c>DroppedDueToLateness</c>.
/// </summary>
public enum DropUnit
{
    /// <summary>A record that no window took (Flink; only without a side output for late records).</summary>
    Record,

    /// <summary>A record for each window that had closed for it (Kafka Streams, Beam).</summary>
    RecordAndWindow,

    /// <summary>A group of late records of one micro-batch with the same key and window (Spark, after its partial aggregation).</summary>
    GroupAndWindow,
}
