namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>A partition by its topic's name.</summary>
internal readonly record struct TopicPartitionKey(string Topic, int Partition);

/// <summary>An offset as a consumer committed it. <c>Order</c> counts the commits of the group.</summary>
internal readonly record struct StoredOffset(long Offset, int LeaderEpoch, string Metadata, DateTimeOffset CommittedAt, long Order = 0);

/// <summary>The committed offsets of one group, and those that open transactions will commit or forget.</summary>
internal sealed class GroupOffsets
{
    private readonly Dictionary<TopicPartitionKey, StoredOffset> offsets = [];
    private readonly Dictionary<long, Dictionary<TopicPartitionKey, StoredOffset>> pending = [];
    private long commits;

    public int Count => offsets.Count;

    public IEnumerable<KeyValuePair<TopicPartitionKey, StoredOffset>> All => offsets;

    public StoredOffset? Find(TopicPartitionKey partition) => offsets.TryGetValue(partition, out var stored) ? stored : null;

    /// <summary>The partitions of which an open transaction may yet change the offset.</summary>
    public IEnumerable<TopicPartitionKey> Unstable => pending.Values.SelectMany(transaction => transaction.Keys).Distinct();

    /// <summary>Whether an open transaction may yet change the offset of a partition.</summary>
    public bool IsUnstable(TopicPartitionKey partition) => pending.Values.Any(transaction => transaction.ContainsKey(partition));

    public void Commit(TopicPartitionKey partition, StoredOffset offset) => offsets[partition] = offset with { Order = ++commits };

    /// <summary>Keeps an offset until the producer's transaction ends.</summary>
    public void CommitLater(long producerId, TopicPartitionKey partition, StoredOffset offset)
    {
        if (!pending.TryGetValue(producerId, out var transaction))
        {
            pending[producerId] = transaction = [];
        }

        transaction[partition] = offset with { Order = ++commits };
    }

    /// <summary>A producer's transaction has ended: what it committed counts, unless a later commit came in between.</summary>
    public void EndTransaction(long producerId, bool committed)
    {
        if (!pending.Remove(producerId, out var transaction) || !committed)
        {
            return;
        }

        foreach (var (partition, offset) in transaction)
        {
            if (!offsets.TryGetValue(partition, out var known) || known.Order < offset.Order)
            {
                offsets[partition] = offset;
            }
        }
    }

    public bool Delete(TopicPartitionKey partition)
    {
        foreach (var transaction in pending.Values)
        {
            transaction.Remove(partition);
        }

        return offsets.Remove(partition);
    }

    public void DeleteTopic(string topic)
    {
        foreach (var partition in offsets.Keys.Concat(pending.Values.SelectMany(transaction => transaction.Keys)).Where(partition => partition.Topic == topic).ToList())
        {
            Delete(partition);
        }
    }
}
