using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Counts what was sent and what the broker acknowledged, and wakes a sender that waits for room. The sender is one thread, the delivery
/// reports come on another.
/// </summary>
internal sealed class Acknowledgements(int partitions)
{
    private readonly Lock _lock = new();
    private readonly long[] _counts = new long[partitions];
    private readonly long[] _starts = new long[partitions];
    private readonly long[] _ends = new long[partitions];
    private long _sent;
    private long _acknowledged;
    private long _wakeAt;
    private TaskCompletionSource? _waiting;
    private DeliveryReport<Arrival, Arrival>? _failure;

    public long Sent => _sent;

    public long Acknowledged => Volatile.Read(ref _acknowledged);

    public long InFlight => _sent - Acknowledged;

    public DeliveryReport<Arrival, Arrival>? Failure => Volatile.Read(ref _failure);

    public void CountSent() => _sent++;

    public void Take(DeliveryReport<Arrival, Arrival> report)
    {
        TaskCompletionSource? woken = null;
        lock (_lock)
        {
            if (report.Error.IsError)
            {
                Volatile.Write(ref _failure, _failure ?? report);
                woken = _waiting;
            }
            else
            {
                Count(report.Partition.Value, report.Offset.Value);
                woken = _waiting is not null && _acknowledged >= _wakeAt ? _waiting : null;
            }

            _waiting = woken is null ? _waiting : null;
        }

        woken?.SetResult();
    }

    /// <summary>Waits until no more than so many are in flight, or until one has failed.</summary>
    public Task FallToAsync(long inFlight)
    {
        lock (_lock)
        {
            if (_failure is not null || InFlight <= inFlight)
            {
                return Task.CompletedTask;
            }

            _wakeAt = _sent - inFlight;
            _waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _waiting.Task;
        }
    }

    public IReadOnlyList<InjectedPartition> Partitions()
    {
        lock (_lock)
        {
            return
            [
                .. Enumerable.Range(0, _counts.Length)
                    .Where(partition => _counts[partition] > 0)
                    .Select(partition => new InjectedPartition(partition, _counts[partition], _starts[partition], _ends[partition])),
            ];
        }
    }

    private void Count(int partition, long offset)
    {
        var isFirst = _counts[partition]++ == 0;
        _starts[partition] = isFirst ? offset : Math.Min(_starts[partition], offset);
        _ends[partition] = isFirst ? offset + 1 : Math.Max(_ends[partition], offset + 1);
        Volatile.Write(ref _acknowledged, _acknowledged + 1);
    }
}
