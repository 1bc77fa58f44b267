namespace StreamTesting.Kafka;

/// <summary>What the members of a group are about, the same for classic and consumer groups.</summary>
public enum GroupPhase
{
    /// <summary>There is no such group: it never committed or was joined, or was deleted.</summary>
    Missing,

    /// <summary>It has committed offsets and no members.</summary>
    Empty,

    /// <summary>It has members, and partitions are being given to them or taken away.</summary>
    Rebalancing,

    /// <summary>It has members, and each has its partitions.</summary>
    Stable,
}
