namespace StreamTesting.EmbeddedKafka;

/// <summary>A topic as it was at one moment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its id, which newer clients use in place of the name.</param>
/// <param name="Partitions">Its partitions, by number.</param>
public sealed record TopicSnapshot(string Name, Guid Id, IReadOnlyList<PartitionSnapshot> Partitions)
{
    /// <summary>Records that can be read, over all partitions.</summary>
    public long RecordCount => Partitions.Sum(partition => partition.RecordCount);
}
