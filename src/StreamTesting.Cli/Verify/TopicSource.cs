using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Cli;

/// <summary>A topic, read by a consumer of its own that commits nothing: up to its ends, or until nothing is missing.</summary>
internal sealed class TopicSource(string servers, string topic, IReadOnlyDictionary<string, string> settings) : IOutputSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    private Error? _last;

    /// <summary>How long to wait for what is missing; null for not at all.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>The partitions to read; null for all.</summary>
    public IReadOnlyList<int>? Partitions { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string Name => $"topic '{topic}'";

    public ObservationEnding Read(OutputTaker taker, CancellationToken cancellationToken)
    {
        try
        {
            using var consumer = Open();
            var partitions = PartitionsOf(consumer);
            consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(topic, partition, Offset.Beginning)));
            return Read(consumer, partitions, taker, cancellationToken);
        }
        catch (KafkaException e)
        {
            throw Unreadable(e.Error.Reason);
        }
    }

    private ObservationEnding Read(IConsumer<byte[]?, byte[]?> consumer, IReadOnlyList<int> partitions, OutputTaker taker, CancellationToken cancellationToken)
    {
        var behind = partitions.ToHashSet();
        var index = 0L;
        var started = Time.GetTimestamp();
        var lastHeard = started;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (behind.Count == 0 && (Within is null || taker.Missing == 0))
            {
                return ObservationEnding.Completed;
            }

            if (Within is { } within && Time.GetElapsedTime(started) >= within)
            {
                return ObservationEnding.TimedOut;
            }

            var record = consumer.Consume(Slice);
            lastHeard = record is not null || behind.Count == 0 ? Time.GetTimestamp() : lastHeard;
            if (record is null)
            {
                if (Time.GetElapsedTime(lastHeard) >= Patience)
                {
                    throw Unreadable(FormattableString.Invariant($"nothing came for {Patience.TotalSeconds} s, and the end of partition {behind.Min()} was not reached"));
                }
            }
            else if (record.IsPartitionEOF)
            {
                behind.Remove(record.Partition.Value);
            }
            else
            {
                behind.Add(record.Partition.Value);
                taker.TakeRecord(
                    index++, record.Message.Key is { } key ? Encoding.UTF8.GetString(key) : null, record.Message.Value is { } value ? value : (ReadOnlyMemory<byte>?)null, record.Partition.Value, record.Offset.Value);
            }
        }
    }

    private IConsumer<byte[]?, byte[]?> Open()
    {
        var config = new ConsumerConfig
        {
            BootstrapServers = servers,
            GroupId = "streamtest-verify",
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
            return new ConsumerBuilder<byte[]?, byte[]?>(config).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) => _last = error).Build();
        }
        catch (InvalidOperationException e)
        {
            throw CliException.Usage($"--kafka-setting: {e.Message}.");
        }
    }

    private IReadOnlyList<int> PartitionsOf(IConsumer<byte[]?, byte[]?> consumer)
    {
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var known = admin.GetMetadata(topic, Patience).Topics.Single(found => found.Topic == topic);
        if (known.Error.IsError)
        {
            throw Unreadable(known.Error.Reason);
        }

        var absent = (Partitions ?? []).Where(partition => partition >= known.Partitions.Count).ToList();
        return absent.Count == 0
            ? Partitions ?? [.. known.Partitions.Select(partition => partition.PartitionId)]
            : throw CliException.Usage(FormattableString.Invariant($"--partition {absent[0]}: topic '{topic}' has {known.Partitions.Count} partition(s) only, so it is not partitioned as the stream is. Use --part I/N."));
    }

    private CliException Unreadable(string reason) =>
        new(ExitCodes.Failed, $"Topic '{topic}' at {servers} can't be read: {reason}.{(_last is { } error && error.Reason != reason ? $" The client's last word on it: {error.Reason}." : "")}");
}
