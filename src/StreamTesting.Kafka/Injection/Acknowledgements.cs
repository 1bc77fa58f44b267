using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Counts what was sent and what the broker acknowledged, and wakes a sender that waits for room. The sender is one thread, the delivery
/// reports come on another.
/// </summary>
internal sealed class Acknowledgements(RunTopics topics, int partitions)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, int> _places = topics.Inputs.Select((topic, place) => (topic.Name, place)).ToDictionary(StringComparer.Ordinal);
    private readonly long[] _counts = new long[topics.Inputs.Count * partitions];
    private readonly long[] _starts = new long[topics.Inputs.Count * partitions];
    private readonly long[] _ends = new long[topics.Inputs.Count * partitions];
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
                Count((_places[report.Message.Key.Topic] * partitions) + report.Partition.Value, report.Offset.Value);
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

    /// <summary>What is in each topic so far.</summary>
    public IReadOnlyList<InjectedTopic> Topics()
    {
        lock (_lock)
        {
            return
            [
                .. topics.Inputs.Select((topic, place) =>
                {
                    var filled = Partitions(place * partitions);
                    return new InjectedTopic(topic.Name, topic.Topic, filled.Sum(partition => partition.Count), filled);
                }),
            ];
        }
    }

    private List<InjectedPartition> Partitions(int first) =>
    [
        .. Enumerable.Range(0, partitions)
            .Where(partition => _counts[first + partition] > 0)
            .Select(partition => new InjectedPartition(partition, _counts[first + partition], _starts[first + partition], _ends[first + partition])),
    ];

    private void Count(int lane, long offset)
    {
        var isFirst = _counts[lane]++ == 0;
        _starts[lane] = isFirst ? offset : Math.Min(_starts[lane], offset);
        _ends[lane] = isFirst ? offset + 1 : Math.Max(_ends[lane], offset + 1);
        Volatile.Write(ref _acknowledged, _acknowledged + 1);
    }
}
