namespace StreamTesting.Kafka;

/// <summary>An output can't be observed any further: a record can't be read, the topic is gone, or the broker refuses. The message says where and why.</summary>
public sealed class KafkaObservationException : Exception
{
    internal KafkaObservationException(string message, string topic, int partition, long offset, Exception? inner = null)
        : base(message, inner)
    {
        Topic = topic;
        Partition = partition;
        Offset = offset;
    }

    /// <summary>The topic that was observed.</summary>
    public string Topic { get; }

    /// <summary>The partition of the record; -1 where it is not about a record.</summary>
    public int Partition { get; }

    /// <summary>The offset of the record; -1 where it is not about a record.</summary>
    public long Offset { get; }
}
