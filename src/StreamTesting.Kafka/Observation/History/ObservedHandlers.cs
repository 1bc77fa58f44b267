using System.Runtime.CompilerServices;
using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Handlers that record, then do what those that the user set do. The client looks a builder's handlers up each time it calls one, with the consumer that it is for.
/// </summary>
internal sealed class ObservedHandlers<TKey, TValue>(
    Func<IConsumer<TKey, TValue>, List<TopicPartition>, IEnumerable<TopicPartitionOffset>>? assigned,
    Func<IConsumer<TKey, TValue>, List<TopicPartitionOffset>, IEnumerable<TopicPartitionOffset>>? revoked,
    Func<IConsumer<TKey, TValue>, List<TopicPartitionOffset>, IEnumerable<TopicPartitionOffset>>? lost,
    Action<IConsumer<TKey, TValue>, CommittedOffsets>? committed,
    Action<IConsumer<TKey, TValue>, Error>? failed)
{
    private readonly ConditionalWeakTable<IConsumer<TKey, TValue>, ObservedConsumer<TKey, TValue>> _consumers = [];

    public void Attach(IConsumer<TKey, TValue> consumer, ObservedConsumer<TKey, TValue> observed) => _consumers.Add(consumer, observed);

    /// <summary>Recorded with the offsets that the user's handler gives.</summary>
    public IEnumerable<TopicPartitionOffset> Assigned(IConsumer<TKey, TValue> consumer, List<TopicPartition> partitions)
    {
        var (user, recorder) = Of(consumer);
        var begins = assigned?.Invoke(user, partitions).ToList() ?? partitions.ConvertAll(partition => new TopicPartitionOffset(partition, Offset.Unset));
        recorder?.Record(HistoryStepKind.Assigned, begins);
        return begins;
    }

    /// <summary>Recorded after the user's handler, which commits while it still has the partitions.</summary>
    public IEnumerable<TopicPartitionOffset> Revoked(IConsumer<TKey, TValue> consumer, List<TopicPartitionOffset> partitions)
    {
        var (user, recorder) = Of(consumer);
        var kept = revoked?.Invoke(user, partitions).ToList() ?? [];
        recorder?.Ended(HistoryStepKind.Revoked, partitions, kept);
        return kept;
    }

    public IEnumerable<TopicPartitionOffset> Lost(IConsumer<TKey, TValue> consumer, List<TopicPartitionOffset> partitions)
    {
        var (user, recorder) = Of(consumer);
        recorder?.Ended(HistoryStepKind.Lost, partitions, []);
        return (lost ?? revoked)?.Invoke(user, partitions) ?? [];
    }

    public void Committed(IConsumer<TKey, TValue> consumer, CommittedOffsets offsets)
    {
        var (user, recorder) = Of(consumer);
        recorder?.Committed(offsets);
        committed?.Invoke(user, offsets);
    }

    public void Failed(IConsumer<TKey, TValue> consumer, Error error)
    {
        var (user, recorder) = Of(consumer);
        recorder?.Failed(error);
        failed?.Invoke(user, error);
    }

    /// <summary>An error may be told of while the consumer is being built: then it is not attached yet.</summary>
    private (IConsumer<TKey, TValue> Consumer, HistoryRecorder? Recorder) Of(IConsumer<TKey, TValue> consumer) =>
        _consumers.TryGetValue(consumer, out var observed) ? (observed, observed.Recorder) : (consumer, null);
}
