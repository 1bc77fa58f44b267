namespace StreamTesting.Kafka;

/// <summary>Which time of an arrival becomes its record's timestamp.</summary>
public enum RecordTime
{
    /// <summary>
    /// When the event happened. Stream processors take a record's timestamp as its event time unless told otherwise (Kafka Streams'
    /// default TimestampExtractor, Flink's KafkaSource, Beam's KafkaIO with create time), and a producer that sends as things happen
    /// stamps them so. Timestamps then go back and forth as the events are out of order, which Kafka allows.
    /// </summary>
    EventTime,

    /// <summary>When the arrival arrives, by the stream's own clock: what a producer stamps that forwards events of others. Never goes back.</summary>
    ArrivalTime,
}
