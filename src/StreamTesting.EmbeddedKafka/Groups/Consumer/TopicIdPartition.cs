namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A partition by its topic's id, which a topic of the same name made later does not have.</summary>
internal readonly record struct TopicIdPartition(Guid Topic, int Partition) : IComparable<TopicIdPartition>
{
    public int CompareTo(TopicIdPartition other) => Topic.CompareTo(other.Topic) is var order and not 0 ? order : Partition.CompareTo(other.Partition);
}
