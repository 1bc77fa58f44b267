using System.Text.Json;
using Confluent.Kafka;

namespace Samples.Orders;

/// <summary>The topic of totals, read as far as it goes at the start.</summary>
internal sealed class OutputTopic(string bootstrapServers, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public string Name => name;

    public IEnumerable<OrderTotal> ReadAll()
    {
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = bootstrapServers,
            GroupId = $"{name}.restore",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
        }).Build();
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var partitions = admin.GetMetadata(name, Patience).Topics[0].Partitions.Select(partition => new TopicPartition(name, partition.PartitionId));
        var open = partitions.Where(partition => consumer.QueryWatermarkOffsets(partition, Patience) is var ends && ends.High > ends.Low).ToList();
        consumer.Assign(open.Select(partition => new TopicPartitionOffset(partition, Offset.Beginning)));
        while (open.Count > 0)
        {
            var record = consumer.Consume(Patience) ?? throw new KafkaException(new Error(ErrorCode.Local_TimedOut, $"'{name}' can't be read to its end."));
            if (record.IsPartitionEOF)
            {
                open.Remove(record.TopicPartition);
            }
            else
            {
                yield return JsonSerializer.Deserialize<OrderTotal>(record.Message.Value, JsonSerializerOptions.Web)!;
            }
        }
    }
}
