using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>What may be part of a transaction beside the partitions of topics.</summary>
internal static class TransactionParts
{
    /// <summary>The offsets of all groups, under the name that Kafka keeps them by.</summary>
    public static readonly TopicPartitionKey Offsets = new("__consumer_offsets", 0);
}
