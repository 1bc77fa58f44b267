using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Samples;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What all contracts need: clients, topics of their own, and waits that say what is missing.</summary>
public abstract class Contract(IContractBroker broker) : IDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<IConsumer<string?, string?>> members = [];

    protected string Servers => broker.BootstrapServers;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        GroupMember.Leave(Patience, members);
        members.Clear();
    }

    protected string NewName(string prefix = "t") => $"{prefix}-{Guid.NewGuid():N}";

    protected IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Servers }).Build();

    protected async Task<string> NewTopicAsync(int partitions = 1, Dictionary<string, string>? configs = null)
    {
        var name = NewName();
        using var admin = Admin();
        await admin.CreateTopicsAsync([new TopicSpecification { Name = name, NumPartitions = partitions, ReplicationFactor = 1, Configs = configs }]);

        // Kafka answers when its controller knows the topic; the broker that clients ask may not yet, and a consumer takes that for an error.
        Until(() => Knows(admin, name, partitions), () => { }, $"topic '{name}' in the broker's metadata");
        return name;
    }

    protected IProducer<string?, string?> Producer(Action<ProducerConfig>? configure = null)
    {
        var config = new ProducerConfig { BootstrapServers = Servers, LingerMs = 0, MessageTimeoutMs = 15_000 };
        configure?.Invoke(config);
        return new ProducerBuilder<string?, string?>(config)
            .SetKeySerializer(Text.Instance).SetValueSerializer(Text.Instance).SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { }).Build();
    }

    /// <summary>A consumer that joins a group. It is never closed or disposed by the test, which may hang, but leaves after it, or by <see cref="Leave"/>.</summary>
    protected IConsumer<string?, string?> Member(string group, string topic, Action<ConsumerConfig>? configure = null, Action<ConsumerBuilder<string?, string?>>? build = null)
    {
        var member = Consumer(group, configure, build);
        members.Add(member);
        member.Subscribe(topic);
        return member;
    }

    /// <summary>Lets a member leave its group, while the others of the test are polled.</summary>
    protected void Leave(IConsumer<string?, string?> member)
    {
        members.Remove(member);
        GroupMember.Leave(Patience, [member], [.. members]);
    }

    /// <summary>Closes a member of a group that is at rest, without leaving first; see <see cref="GroupMember"/>.</summary>
    protected void Close(IConsumer<string?, string?> member)
    {
        members.Remove(member);
        GroupMember.Close(member, Patience);
    }

    /// <summary>A consumer that is in no group: it takes its partitions by Assign, or only asks. Nothing speaks against disposing it.</summary>
    protected IConsumer<string?, string?> Consumer(string group, Action<ConsumerConfig>? configure = null, Action<ConsumerBuilder<string?, string?>>? build = null)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = Servers,
            GroupId = group,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            EnableAutoCommit = false,
            SessionTimeoutMs = 10_000,
            HeartbeatIntervalMs = 100,
        };
        configure?.Invoke(config);
        var builder = new ConsumerBuilder<string?, string?>(config)
            .SetKeyDeserializer(Text.Instance).SetValueDeserializer(Text.Instance).SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { });
        build?.Invoke(builder);
        return builder.Build();
    }

    protected async Task ProduceAsync(string topic, int count, int partition = 0, int from = 0)
    {
        using var producer = Producer();
        await Task.WhenAll(Enumerable.Range(from, count).Select(i => producer.ProduceAsync(
            new TopicPartition(topic, partition), new Message<string?, string?> { Key = $"k{i}", Value = $"v{i}" })));
    }

    protected static List<ConsumeResult<string?, string?>> Read(IConsumer<string?, string?> consumer, int count)
    {
        var read = new List<ConsumeResult<string?, string?>>();
        var until = DateTime.UtcNow + Patience;
        while (read.Count < count)
        {
            if (consumer.Consume(TimeSpan.FromMilliseconds(200)) is { } result)
            {
                read.Add(result);
            }

            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException($"{read.Count} of {count} records were consumed within {Patience}");
            }
        }

        return read;
    }

    protected List<ConsumeResult<string?, string?>> ReadAll(string topic, int count, int partition = 0)
    {
        using var consumer = Consumer(NewName("reader"));
        consumer.Assign(new TopicPartitionOffset(topic, partition, Offset.Beginning));
        return Read(consumer, count);
    }

    protected static (long Low, long High) Watermarks(IConsumer<string?, string?> consumer, string topic)
    {
        var offsets = consumer.QueryWatermarkOffsets(new TopicPartition(topic, 0), Patience);
        return (offsets.Low.Value, offsets.High.Value);
    }

    private static bool Knows(IAdminClient admin, string topic, int partitions) =>
        admin.GetMetadata(topic, Patience).Topics is [{ Error.IsError: false } known]
        && known.Partitions.Count == partitions && known.Partitions.All(partition => !partition.Error.IsError);

    protected static void Until(Func<bool> holds, Action between, string what)
    {
        var until = DateTime.UtcNow + Patience;
        while (!holds())
        {
            between();
            if (DateTime.UtcNow > until)
            {
                throw new TimeoutException($"{what} did not come about within {Patience}");
            }
        }
    }

    private sealed class Text : ISerializer<string?>, IDeserializer<string?>
    {
        public static readonly Text Instance = new();

        public byte[]? Serialize(string? data, SerializationContext context) => data is null ? null : Encoding.UTF8.GetBytes(data);

        public string? Deserialize(ReadOnlySpan<byte> data, bool isNull, SerializationContext context) => isNull ? null : Encoding.UTF8.GetString(data);
    }
}
