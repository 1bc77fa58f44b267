using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Counts what was sent and what the broker acknowledged, and wakes a sender that waits for room. The sender is one thread, the delivery
/// reports come on another.
/// </summary>
internal abstract class Deliveries<TKey, TValue>
{
    private long _sent;
    private long _acknowledged;
    private long _wakeAt;
    private TaskCompletionSource? _waiting;
    private DeliveryReport<TKey, TValue>? _failure;

    protected Deliveries() => OnReport = Take;

    /// <summary>What a producer calls for each record; one delegate for all.</summary>
    public Action<DeliveryReport<TKey, TValue>> OnReport { get; }

    public long Sent => Volatile.Read(ref _sent);

    public long Acknowledged => Volatile.Read(ref _acknowledged);

    public InjectionProgress Progress => new(Sent, Acknowledged);

    public long InFlight => _sent - Acknowledged;

    public DeliveryReport<TKey, TValue>? Failure => Volatile.Read(ref _failure);

    protected Lock Lock { get; } = new();

    public void CountSent() => Volatile.Write(ref _sent, _sent + 1);

    /// <summary>Waits until no more than so many are in flight, or until one has failed.</summary>
    public Task FallToAsync(long inFlight)
    {
        lock (Lock)
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

    /// <summary>Counts an acknowledged record where it went; called under the lock.</summary>
    protected abstract void Count(DeliveryReport<TKey, TValue> report);

    private void Take(DeliveryReport<TKey, TValue> report)
    {
        TaskCompletionSource? woken = null;
        lock (Lock)
        {
            if (report.Error.IsError)
            {
                Volatile.Write(ref _failure, _failure ?? report);
                woken = _waiting;
            }
            else
            {
                Count(report);
                Volatile.Write(ref _acknowledged, _acknowledged + 1);
                woken = _waiting is not null && _acknowledged >= _wakeAt ? _waiting : null;
            }

            _waiting = woken is null ? _waiting : null;
        }

        woken?.SetResult();
    }
}
