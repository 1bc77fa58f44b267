namespace StreamTesting.Kafka;

/// <summary>A topic can't be had as it is needed. The message says which, why, and what to do.</summary>
public sealed class KafkaTopicException : Exception
{
    internal KafkaTopicException(string topic, string message, Exception? inner = null)
        : base(message, inner)
    {
        Topic = topic;
    }

    /// <summary>The topic's name.</summary>
    public string Topic { get; }
}
