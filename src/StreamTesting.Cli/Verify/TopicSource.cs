using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Cli;

/// <summary>A topic, read by a consumer of its own that commits nothing: up to its ends, or until nothing is missing.</summary>
internal sealed class TopicSource(TopicClient client) : IOutputSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait for what is missing; null for not at all.</summary>
    public TimeSpan? Within { get; init; }

    /// <summary>The partitions to read; null for all.</summary>
    public IReadOnlyList<int>? Partitions { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public string Name => client.Name;

    public ObservationEnding Read(OutputTaker taker, CancellationToken cancellationToken)
    {
        try
        {
            using var consumer = client.Open("streamtest-verify");
            var partitions = PartitionsOf(consumer);
            consumer.Assign(partitions.Select(partition => new TopicPartitionOffset(client.Topic, partition, Offset.Beginning)));
            return Read(consumer, partitions, taker, cancellationToken);
        }
        catch (KafkaException e)
        {
            throw client.Unreadable(e.Error.Reason);
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
                    throw client.Unreadable(FormattableString.Invariant($"nothing came for {Patience.TotalSeconds} s, and the end of partition {behind.Min()} was not reached"));
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

    private IReadOnlyList<int> PartitionsOf(IConsumer<byte[]?, byte[]?> consumer)
    {
        var known = client.PartitionsOf(consumer);
        var absent = (Partitions ?? []).Where(partition => partition >= known.Count).ToList();
        return absent.Count == 0
            ? Partitions ?? known
            : throw CliException.Usage(FormattableString.Invariant($"--partition {absent[0]}: topic '{client.Topic}' has {known.Count} partition(s) only, so it is not partitioned as the stream is. Use --part I/N."));
    }
}
