namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A partition by its topic's name.</summary>
internal readonly record struct TopicPartitionKey(string Topic, int Partition);

/// <summary>An offset as a consumer committed it.</summary>
internal readonly record struct StoredOffset(long Offset, int LeaderEpoch, string Metadata, DateTimeOffset CommittedAt);

/// <summary>The committed offsets of one group.</summary>
internal sealed class GroupOffsets
{
    private readonly Dictionary<TopicPartitionKey, StoredOffset> offsets = [];

    public int Count => offsets.Count;

    public IEnumerable<KeyValuePair<TopicPartitionKey, StoredOffset>> All => offsets;

    public StoredOffset? Find(TopicPartitionKey partition) => offsets.TryGetValue(partition, out var stored) ? stored : null;

    public void Commit(TopicPartitionKey partition, StoredOffset offset) => offsets[partition] = offset;

    public bool Delete(TopicPartitionKey partition) => offsets.Remove(partition);

    public void DeleteTopic(string topic)
    {
        foreach (var partition in offsets.Keys.Where(partition => partition.Topic == topic).ToList())
        {
            offsets.Remove(partition);
        }
    }
}
