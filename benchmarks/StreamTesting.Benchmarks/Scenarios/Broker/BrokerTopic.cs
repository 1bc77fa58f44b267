using Confluent.Kafka;

namespace StreamTesting.Benchmarks;

/// <summary>Topics of a broker that is measured.</summary>
internal static class BrokerTopic
{
    public static void Create(string servers, string topic, int partitions = 1)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers }).Build();
        admin.CreateTopicsAsync([new() { Name = topic, NumPartitions = partitions, ReplicationFactor = 1 }]).GetAwaiter().GetResult();
        while (admin.GetMetadata(topic, TimeSpan.FromSeconds(10)).Topics[0].Partitions.Count < partitions)
        {
        }
    }

    public static void Delete(string servers, string topic)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers }).Build();
        admin.DeleteTopicsAsync([topic]).GetAwaiter().GetResult();
    }
}
