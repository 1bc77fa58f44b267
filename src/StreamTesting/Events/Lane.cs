namespace StreamTesting;

/// <summary>A partition of a topic: where arrival order exists. Ordered by topic (ordinal), then by partition.</summary>
/// <param name="Topic">The topic; empty where a domain has only one without a name.</param>
/// <param name="Partition">The partition, from 0.</param>
public readonly record struct Lane(string Topic, int Partition) : IComparable<Lane>
{
    /// <inheritdoc/>
    public int CompareTo(Lane other)
    {
        var topics = string.CompareOrdinal(Topic, other.Topic);
        return topics != 0 ? topics : Partition.CompareTo(other.Partition);
    }

    /// <inheritdoc/>
    public override string ToString() => LaneText.Of(Topic, Partition);
}
