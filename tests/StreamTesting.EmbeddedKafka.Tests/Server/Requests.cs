using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>Requests as clients send them.</summary>
internal static class Requests
{
    public static ProduceRequest Produce(string topic, byte[] records, short acks = -1, int partition = 0) => new()
    {
        Acks = acks,
        TimeoutMs = 1000,
        TopicData = [new() { Name = topic, PartitionData = [new() { Index = partition, Records = records }] }],
    };

    public static FetchRequest Fetch(string topic, long offset, int maxWaitMs = 0, int minBytes = 1, int maxBytes = 50_000_000, int partitionMaxBytes = 1_000_000) => new()
    {
        ReplicaId = -1,
        MaxWaitMs = maxWaitMs,
        MinBytes = minBytes,
        MaxBytes = maxBytes,
        SessionEpoch = -1,
        Topics = [new() { Topic = topic, Partitions = [new() { Partition = 0, FetchOffset = offset, PartitionMaxBytes = partitionMaxBytes, CurrentLeaderEpoch = -1 }] }],
    };
}
