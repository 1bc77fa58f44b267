namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Makes what tests may see out of what the broker knows.</summary>
internal static class Snapshots
{
    public static TransactionSnapshot OfTransaction(Transactions.Transaction transaction) => new(
        transaction.Id,
        transaction.State,
        transaction.Producer.Id,
        transaction.Producer.Epoch,
        transaction.Timeout,
        transaction.StartedAt,
        [.. transaction.Partitions.Select(partition => (partition.Topic, partition.Partition)).Order()]);
}
