using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Counts records sent and acknowledged, and wakes a sender that waits for room. The sender is one thread, the reports come on another.</summary>
internal sealed class SentCounts
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Lane, long> _lanes = [];
    private long _sent;
    private long _acknowledged;
    private long _wakeAt;
    private TaskCompletionSource? _waiting;
    private Error? _failure;

    public InjectionProgress Progress => new(Volatile.Read(ref _sent), Volatile.Read(ref _acknowledged));

    public long InFlight => _sent - Volatile.Read(ref _acknowledged);

    public Error? Failure => Volatile.Read(ref _failure);

    public void CountSent() => Volatile.Write(ref _sent, _sent + 1);

    public void Take(DeliveryReport<byte[]?, byte[]?> report)
    {
        TaskCompletionSource? woken = null;
        lock (_lock)
        {
            if (report.Error.IsError)
            {
                Volatile.Write(ref _failure, _failure ?? report.Error);
                woken = _waiting;
            }
            else
            {
                var lane = new Lane(report.Topic, report.Partition.Value);
                _lanes[lane] = _lanes.GetValueOrDefault(lane) + 1;
                Volatile.Write(ref _acknowledged, _acknowledged + 1);
                woken = _waiting is not null && _acknowledged >= _wakeAt ? _waiting : null;
            }

            _waiting = woken is null ? _waiting : null;
        }

        woken?.SetResult();
    }

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

    public IReadOnlyDictionary<Lane, long> ByLane()
    {
        lock (_lock)
        {
            return new SortedDictionary<Lane, long>(_lanes);
        }
    }
}
