using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Finds the last record of a partition that a reader of committed records is given, by reading its tail: from further and further before the end, until there is one.
/// Its consumer commits nothing and is in no group. Thread-safe, one question after the other.
/// </summary>
internal sealed class TailReader(IKafkaBroker broker, TimeSpan patience, TimeProvider time) : IDisposable
{
    private const int Widening = 16;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<TopicPartition, (long Start, long End, long Found)> _known = [];
    private readonly CancellationTokenSource _disposed = new();
    private IConsumer<byte[]?, byte[]?>? _consumer;

    /// <summary>Finds the offset after the last record from a start to the last stable offset.</summary>
    /// <returns>That offset; the start where there is none.</returns>
    /// <exception cref="KafkaException">The partition can't be read, or not in time.</exception>
    public async Task<long> AfterLastRecordAsync(TopicPartition partition, long start, long end, CancellationToken cancellationToken)
    {
        if (end <= start)
        {
            return start;
        }

        using var any = CancellationTokenSource.CreateLinkedTokenSource(_disposed.Token, cancellationToken);
        await _turn.WaitAsync(any.Token).ConfigureAwait(false);
        try
        {
            if (!_known.TryGetValue(partition, out var known) || (known.Start, known.End) != (start, end))
            {
                known = (start, end, await Task.Run(() => Find(partition, start, end, any.Token), any.Token).ConfigureAwait(false));
                _known[partition] = known;
            }

            return known.Found;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Waits for the one who reads, who notices soon: a consumer that is closed under its reader takes the process along.</summary>
    public void Dispose()
    {
        if (_disposed.IsCancellationRequested)
        {
            return;
        }

        _disposed.Cancel();
        _turn.Wait();
        _consumer?.Dispose();
        _turn.Release();
    }

    private long Find(TopicPartition partition, long start, long end, CancellationToken cancellationToken)
    {
        _consumer ??= Open();
        try
        {
            var empty = end;
            for (var width = 1L; empty > start; width *= Widening)
            {
                var from = Math.Max(start, end - width);
                if (LastFrom(_consumer, new TopicPartitionOffset(partition, from), empty, cancellationToken) is { } last)
                {
                    return last + 1;
                }

                empty = from;
            }

            return start;
        }
        finally
        {
            _consumer.Unassign();
        }
    }

    private long? LastFrom(IConsumer<byte[]?, byte[]?> consumer, TopicPartitionOffset from, long end, CancellationToken cancellationToken)
    {
        long? last = null;
        var started = time.GetTimestamp();
        consumer.Assign(from);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (consumer.Consume(Slice) is { } record)
            {
                if (record.IsPartitionEOF || record.Offset.Value >= end)
                {
                    return last;
                }

                last = record.Offset.Value;
                if (last == end - 1)
                {
                    return last;
                }
            }
            else if (time.GetElapsedTime(started) >= patience)
            {
                throw new KafkaException(new Error(ErrorCode.Local_TimedOut, $"The end of partition {from.Partition.Value} of '{from.Topic}' could not be read."));
            }
        }
    }

    private IConsumer<byte[]?, byte[]?> Open() => broker.Consumer(
        new ConsumerConfig
        {
            GroupId = "streamtesting-lag",
            EnableAutoCommit = false,
            EnableAutoOffsetStore = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
            AutoOffsetReset = AutoOffsetReset.Earliest,
            FetchWaitMaxMs = 10,
        },
        new Dictionary<string, string>(),
        new ClientErrors());
}
