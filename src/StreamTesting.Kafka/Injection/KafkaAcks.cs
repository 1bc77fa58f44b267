namespace StreamTesting.Kafka;

/// <summary>Which brokers acknowledge a record before it counts as sent.</summary>
public enum KafkaAcks
{
    /// <summary>All that are in sync.</summary>
    All,

    /// <summary>The leader of its partition.</summary>
    Leader,

    /// <summary>None: it counts as sent when it has left, and may be lost.</summary>
    None,
}
