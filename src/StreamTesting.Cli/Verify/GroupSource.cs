using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Cli;

/// <summary>
/// A topic read by several workers as one consumer group: each judges the partitions that it gets, from their beginnings to their ends. A partition's end is committed when it is
/// judged, so that whoever gets it after a rebalance leaves it alone; one that is taken away before is judged anew by its next owner.
/// </summary>
internal sealed class GroupSource(TopicClient client, string group, int partitions, TimeProvider time) : IOutputSource
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    private readonly SortedSet<int> _open = [];
    private bool _isAssigned;

    public string Name => client.Name;

    /// <summary>The partitions that this worker has judged to their ends.</summary>
    public SortedSet<int> Judged { get; } = [];

    public ObservationEnding Read(OutputTaker taker, CancellationToken cancellationToken)
    {
        try
        {
            using var consumer = client.Open(group, builder => builder
                .SetPartitionsAssignedHandler((consumer, given) => Assigned(consumer, given, taker))
                .SetPartitionsRevokedHandler((_, taken) => taken.ForEach(place => _open.Remove(place.Partition.Value)))
                .SetPartitionsLostHandler((_, taken) => taken.ForEach(place => _open.Remove(place.Partition.Value))));
            Check(client.PartitionsOf(consumer).Count);
            consumer.Subscribe(client.Topic);
            try
            {
                Read(consumer, taker, cancellationToken);
            }
            finally
            {
                Leave(consumer);
            }

            return ObservationEnding.Completed;
        }
        catch (KafkaException e)
        {
            throw client.Unreadable(e.Error.Reason);
        }
    }

    /// <summary>
    /// A member that is closed in the middle of a rebalance may wait for it for ever (docs/brokers.md): it leaves first, and is polled until it has. What is judged is judged, however that goes.
    /// </summary>
    private void Leave(IConsumer<byte[]?, byte[]?> consumer)
    {
        try
        {
            var started = time.GetTimestamp();
            do
            {
                consumer.Unsubscribe();
                consumer.Consume(Slice);
            }
            while (!string.IsNullOrEmpty(consumer.MemberId) && time.GetElapsedTime(started) < Farewell);

            consumer.Close();
        }
        catch (KafkaException)
        {
        }
    }

    private void Read(IConsumer<byte[]?, byte[]?> consumer, OutputTaker taker, CancellationToken cancellationToken)
    {
        var heard = time.GetTimestamp();
        while (!_isAssigned || _open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (consumer.Consume(Slice) is not { } record)
            {
                if (time.GetElapsedTime(heard) >= Patience)
                {
                    throw client.Unreadable(_isAssigned
                        ? FormattableString.Invariant($"nothing came for {Patience.TotalSeconds} s, and the end of partition {_open.Min} was not reached")
                        : FormattableString.Invariant($"group '{group}' gave this worker no partitions within {Patience.TotalSeconds} s: {client.Describe(group)}"));
                }

                continue;
            }

            heard = time.GetTimestamp();
            var partition = record.Partition.Value;
            if (!_open.Contains(partition))
            {
                continue;
            }

            if (record.IsPartitionEOF)
            {
                _open.Remove(partition);
                Judged.Add(partition);
                Commit(consumer, record.TopicPartitionOffset);
            }
            else
            {
                taker.TakeRecord(record.Offset.Value, record.Message.Key is { } key ? Encoding.UTF8.GetString(key) : null, record.Message.Value is { } value ? value : (ReadOnlyMemory<byte>?)null, partition, record.Offset.Value);
            }
        }
    }

    /// <summary>Where that fails because of a rebalance, the next owner judges the partition as well: merge takes one of two parts that are the same.</summary>
    private static void Commit(IConsumer<byte[]?, byte[]?> consumer, TopicPartitionOffset end)
    {
        try
        {
            consumer.Commit([end]);
        }
        catch (KafkaException e) when (!e.Error.IsFatal)
        {
        }
    }

    private IEnumerable<TopicPartitionOffset> Assigned(IConsumer<byte[]?, byte[]?> consumer, List<TopicPartition> given, OutputTaker taker)
    {
        _isAssigned = true;
        foreach (var committed in given.Count == 0 ? [] : consumer.Committed(given, Patience))
        {
            var partition = committed.Partition.Value;
            var isJudged = Judged.Contains(partition) || committed.Offset.Value >= 0;
            if (!isJudged)
            {
                taker.Restart(partition);
                _open.Add(partition);
            }

            yield return new TopicPartitionOffset(committed.TopicPartition, isJudged ? Offset.End : Offset.Beginning);
        }
    }

    private void Check(int count)
    {
        if (count != partitions)
        {
            throw CliException.Usage(FormattableString.Invariant($"--group: topic '{client.Topic}' has {count} partition(s), and the stream {partitions}: its output is not partitioned as its input is. Use --part I/N, or say by --partitions over how many it was injected."));
        }
    }
}
