namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Who stamps a record: the producer, or the broker when it appends.</summary>
internal enum RecordTimestampType
{
    CreateTime = 0,
    LogAppendTime = 1,
}
