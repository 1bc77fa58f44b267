namespace StreamTesting.EmbeddedKafka;

/// <summary>By which protocol the members of a group share their partitions.</summary>
public enum GroupKind
{
    /// <summary>The classic protocol: members join and synchronise, one of them assigns (group.protocol=classic).</summary>
    Classic,

    /// <summary>The consumer protocol of KIP-848: the broker assigns, members hear of it by their heartbeats (group.protocol=consumer).</summary>
    Consumer,
}
