using Confluent.Kafka;
using StreamTesting.Kafka;

namespace StreamTesting.Cli;

/// <summary>Opens consumers of a topic, and says why where it can't be read.</summary>
internal sealed class TopicClient(string servers, string topic, IReadOnlyDictionary<string, string> settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private Error? _last;

    public string Topic => topic;

    public string Name => $"topic '{topic}'";

    public IConsumer<byte[]?, byte[]?> Open(string group, Action<ConsumerBuilder<byte[]?, byte[]?>>? more = null)
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = group,
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Error,
        };
        foreach (var (name, value) in settings)
        {
            config.Set(name, value);
        }

        try
        {
            var builder = new ConsumerBuilder<byte[]?, byte[]?>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => _last = error);
            more?.Invoke(builder);
            return builder.Build();
        }
        catch (InvalidOperationException e)
        {
            throw CliException.Usage($"--kafka-setting: {e.Message}.");
        }
    }

    public IReadOnlyList<int> PartitionsOf(IConsumer<byte[]?, byte[]?> consumer)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var known = admin.GetMetadata(topic, Patience).Topics.Single(found => found.Topic == topic);
        return known.Error.IsError ? throw Unreadable(known.Error.Reason) : [.. known.Partitions.Select(partition => partition.PartitionId)];
    }

    /// <summary>Who is in a group, in one line.</summary>
    public string Describe(string group)
    {
        using var lag = new ConsumerLag(new ExternalBroker(servers, settings), brokerTimeout: TimeSpan.FromSeconds(5));
        try
        {
            var status = Task.Run(() => lag.GroupAsync(group)).GetAwaiter().GetResult();
            return string.Join("; ", [status.ToString(), .. status.Members.Select(member => member.ToString())]);
        }
        catch (KafkaException e)
        {
            return $"who is in it, the broker does not say ({e.Error.Reason})";
        }
    }

    public CliException Unreadable(string reason) =>
        new(ExitCodes.Failed, $"Topic '{topic}' at {servers} can't be read: {reason}.{(_last is { } error && error.Reason != reason ? $" The client's last word on it: {error.Reason}." : "")}");
}
