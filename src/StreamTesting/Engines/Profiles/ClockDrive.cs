namespace StreamTesting;

/// <summary>What moves an engine's clock of event time.</summary>
public enum ClockDrive
{
    /// <summary>Watermarks that flow with the records (Flink, Beam): a record is judged by the last one before it.</summary>
    Watermarks,

    /// <summary>Every record, before it is judged itself (Kafka Streams' stream time). Partitions are tasks that share nothing.</summary>
    StreamTime,

    /// <summary>The end of a micro-batch (Spark): a row is judged by what earlier micro-batches held.</summary>
    MicroBatches,
}
