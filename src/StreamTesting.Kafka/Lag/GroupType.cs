namespace StreamTesting.Kafka;

/// <summary>By which protocol the members of a group share partitions.</summary>
public enum GroupType
{
    /// <summary>The broker does not say: it is older than Kafka 3.7.</summary>
    Unknown,

    /// <summary>The classic protocol (<c>group.protocol=classic</c>), and groups that only commit.</summary>
    Classic,

    /// <summary>The consumer protocol of KIP-848 (<c>group.protocol=consumer</c>).</summary>
    Consumer,
}
