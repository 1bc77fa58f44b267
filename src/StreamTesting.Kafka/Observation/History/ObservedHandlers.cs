using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Handlers that record, then do what those that the user set do. A consumer calls none before it is attached, save for errors.</summary>
internal sealed class ObservedHandlers<TKey, TValue>(
    Func<IConsumer<TKey, TValue>, List<TopicPartition>, IEnumerable<TopicPartitionOffset>>? assigned,
    Func<IConsumer<TKey, TValue>, List<TopicPartitionOffset>, IEnumerable<TopicPartitionOffset>>? revoked,
    Func<IConsumer<TKey, TValue>, List<TopicPartitionOffset>, IEnumerable<TopicPartitionOffset>>? lost,
    Action<IConsumer<TKey, TValue>, CommittedOffsets>? committed,
    Action<IConsumer<TKey, TValue>, Error>? failed)
{
    private volatile ObservedConsumer<TKey, TValue>? _consumer;

    public Func<IConsumer<TKey, TValue>, List<TopicPartition>, IEnumerable<TopicPartitionOffset>>? OwnAssigned => assigned;

    public Func<IConsumer<TKey, TValue>, List<TopicPartitionOffset>, IEnumerable<TopicPartitionOffset>>? OwnRevoked => revoked;

    public Func<IConsumer<TKey, TValue>, List<TopicPartitionOffset>, IEnumerable<TopicPartitionOffset>>? OwnLost => lost;

    public Action<IConsumer<TKey, TValue>, CommittedOffsets>? OwnCommitted => committed;

    public Action<IConsumer<TKey, TValue>, Error>? OwnFailed => failed;

    public void Attach(ObservedConsumer<TKey, TValue> consumer) => _consumer = consumer;

    /// <summary>Recorded with the offsets that the user's handler gives.</summary>
    public IEnumerable<TopicPartitionOffset> Assigned(IConsumer<TKey, TValue> consumer, List<TopicPartition> partitions)
    {
        var begins = assigned?.Invoke(_consumer ?? consumer, partitions).ToList() ?? partitions.ConvertAll(partition => new TopicPartitionOffset(partition, Offset.Unset));
        _consumer?.Recorder.Record(HistoryStepKind.Assigned, begins);
        return begins;
    }

    /// <summary>Recorded after the user's handler, which commits while it still has the partitions.</summary>
    public IEnumerable<TopicPartitionOffset> Revoked(IConsumer<TKey, TValue> consumer, List<TopicPartitionOffset> partitions)
    {
        var kept = revoked?.Invoke(_consumer ?? consumer, partitions).ToList() ?? [];
        _consumer?.Recorder.Ended(HistoryStepKind.Revoked, partitions, kept);
        return kept;
    }

    public IEnumerable<TopicPartitionOffset> Lost(IConsumer<TKey, TValue> consumer, List<TopicPartitionOffset> partitions)
    {
        _consumer?.Recorder.Ended(HistoryStepKind.Lost, partitions, []);
        return (lost ?? revoked)?.Invoke(_consumer ?? consumer, partitions) ?? [];
    }

    public void Committed(IConsumer<TKey, TValue> consumer, CommittedOffsets offsets)
    {
        _consumer?.Recorder.Committed(offsets);
        committed?.Invoke(_consumer ?? consumer, offsets);
    }

    public void Failed(IConsumer<TKey, TValue> consumer, Error error)
    {
        _consumer?.Recorder.Failed(error);
        failed?.Invoke(_consumer ?? consumer, error);
    }
}
