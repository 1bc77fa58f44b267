using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace StreamTesting.Kafka.Tests;

/// <summary>Looks at topics and changes them by plain clients.</summary>
internal static class Topic
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task CreateAsync(IKafkaBroker broker, string name, int partitions)
    {
        using var admin = Admin(broker);
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = partitions, ReplicationFactor = 1 }]);
    }

    public static async Task DeleteAsync(IKafkaBroker broker, params string[] names)
    {
        using var admin = Admin(broker);
        await admin.DeleteTopicsAsync(names);
    }

    public static IReadOnlyList<string> Names(IKafkaBroker broker)
    {
        using var admin = Admin(broker);
        return [.. admin.GetMetadata(Patience).Topics.Select(topic => topic.Topic)];
    }

    public static IReadOnlyList<ConsumeResult<string, byte[]?>> Read(IKafkaBroker broker, string topic, int count)
    {
        var config = new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = topic + "-reader", EnableAutoCommit = false };
        using var consumer = new ConsumerBuilder<string, byte[]?>(config).Build();
        using var late = new CancellationTokenSource(Patience);
        using var admin = Admin(broker);
        var partitions = admin.GetMetadata(topic, Patience).Topics[0].Partitions;
        consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(topic, partition.PartitionId, Offset.Beginning)));
        return [.. Enumerable.Range(0, count).Select(_ => consumer.Consume(late.Token))];
    }

    public static async Task WriteAsync(IKafkaBroker broker, string topic, params byte[]?[] values)
    {
        using var producer = new ProducerBuilder<Null, byte[]?>(new ProducerConfig { BootstrapServers = broker.BootstrapServers, LingerMs = 0 }).Build();
        foreach (var value in values)
        {
            await producer.ProduceAsync(topic, new Message<Null, byte[]?> { Value = value! });
        }
    }

    public static void Commit(IKafkaBroker broker, string group, string topic, params (int Partition, long Offset)[] offsets)
    {
        var config = new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = group, EnableAutoCommit = false };
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(config).Build();
        consumer.Commit(offsets.Select(offset => new TopicPartitionOffset(topic, offset.Partition, offset.Offset)));
    }

    public static string Header(this Message<string, byte[]?> message, string name) =>
        Encoding.UTF8.GetString(message.Headers.Single(header => header.Key == name).GetValueBytes());

    private static IAdminClient Admin(IKafkaBroker broker) =>
        new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.BootstrapServers }).SetLogHandler((_, _) => { }).Build();
}
