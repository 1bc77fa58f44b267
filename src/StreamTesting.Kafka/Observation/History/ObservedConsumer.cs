using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Passes every member on to a consumer, and records what it does.</summary>
internal sealed class ObservedConsumer<TKey, TValue>(IConsumer<TKey, TValue> inner, HistoryRecorder recorder) : IConsumer<TKey, TValue>
{
    private int _hasEnded;

    public HistoryRecorder Recorder => recorder;

    public string MemberId => inner.MemberId;

    public List<TopicPartition> Assignment => inner.Assignment;

    public List<string> Subscription => inner.Subscription;

    public IConsumerGroupMetadata ConsumerGroupMetadata => inner.ConsumerGroupMetadata;

    public Handle Handle => inner.Handle;

    public string Name => inner.Name;

    public int AddBrokers(string brokers) => inner.AddBrokers(brokers);

    public void SetSaslCredentials(string username, string password) => inner.SetSaslCredentials(username, password);

    public ConsumeResult<TKey, TValue> Consume(int millisecondsTimeout) => Polled(() => inner.Consume(millisecondsTimeout));

    public ConsumeResult<TKey, TValue> Consume(CancellationToken cancellationToken = default) => Polled(() => inner.Consume(cancellationToken));

    public ConsumeResult<TKey, TValue> Consume(TimeSpan timeout) => Polled(() => inner.Consume(timeout));

    public void Subscribe(IEnumerable<string> topics)
    {
        recorder.Record(HistoryStepKind.Subscribe);
        inner.Subscribe(topics);
    }

    public void Subscribe(string topic)
    {
        recorder.Record(HistoryStepKind.Subscribe);
        inner.Subscribe(topic);
    }

    public void Unsubscribe() => inner.Unsubscribe();

    public void Assign(TopicPartition partition) => Assigned(() => inner.Assign(partition), [new TopicPartitionOffset(partition, Offset.Unset)]);

    public void Assign(TopicPartitionOffset partition) => Assigned(() => inner.Assign(partition), [partition]);

    public void Assign(IEnumerable<TopicPartitionOffset> partitions)
    {
        var all = partitions.ToList();
        Assigned(() => inner.Assign(all), all);
    }

    public void Assign(IEnumerable<TopicPartition> partitions)
    {
        var all = partitions.ToList();
        Assigned(() => inner.Assign(all), all.Select(partition => new TopicPartitionOffset(partition, Offset.Unset)));
    }

    public void IncrementalAssign(IEnumerable<TopicPartitionOffset> partitions)
    {
        var all = partitions.ToList();
        inner.IncrementalAssign(all);
        recorder.Record(HistoryStepKind.Assigned, all);
    }

    public void IncrementalAssign(IEnumerable<TopicPartition> partitions)
    {
        var all = partitions.ToList();
        inner.IncrementalAssign(all);
        recorder.Record(HistoryStepKind.Assigned, all);
    }

    public void IncrementalUnassign(IEnumerable<TopicPartition> partitions)
    {
        var all = partitions.ToList();
        inner.IncrementalUnassign(all);
        recorder.Record(HistoryStepKind.Revoked, all);
    }

    public void Unassign() => Assigned(inner.Unassign, []);

    public void StoreOffset(ConsumeResult<TKey, TValue> result) => inner.StoreOffset(result);

    public void StoreOffset(TopicPartitionOffset offset) => inner.StoreOffset(offset);

    public List<TopicPartitionOffset> Commit()
    {
        var committed = Committing(inner.Commit, null);
        recorder.Record(HistoryStepKind.Commit, committed);
        return committed;
    }

    public void Commit(IEnumerable<TopicPartitionOffset> offsets)
    {
        var all = offsets.ToList();
        Committing(() => Nothing(() => inner.Commit(all)), all);
        recorder.Record(HistoryStepKind.Commit, all);
    }

    public void Commit(ConsumeResult<TKey, TValue> result)
    {
        List<TopicPartitionOffset> next = result is null ? [] : [new TopicPartitionOffset(result.TopicPartition, result.Offset + 1)];
        Committing(() => Nothing(() => inner.Commit(result)), next);
        recorder.Record(HistoryStepKind.Commit, next);
    }

    public void Seek(TopicPartitionOffset tpo)
    {
        inner.Seek(tpo);
        recorder.Record(HistoryStepKind.Seek, [tpo]);
    }

    public void Pause(IEnumerable<TopicPartition> partitions)
    {
        var all = partitions.ToList();
        inner.Pause(all);
        recorder.Record(HistoryStepKind.Pause, all);
    }

    public void Resume(IEnumerable<TopicPartition> partitions)
    {
        var all = partitions.ToList();
        inner.Resume(all);
        recorder.Record(HistoryStepKind.Resume, all);
    }

    public List<TopicPartitionOffset> Committed(TimeSpan timeout) => inner.Committed(timeout);

    public List<TopicPartitionOffset> Committed(IEnumerable<TopicPartition> partitions, TimeSpan timeout) => inner.Committed(partitions, timeout);

    public Offset Position(TopicPartition partition) => inner.Position(partition);

    public List<TopicPartitionOffset> OffsetsForTimes(IEnumerable<TopicPartitionTimestamp> timestampsToSearch, TimeSpan timeout) =>
        inner.OffsetsForTimes(timestampsToSearch, timeout);

    public WatermarkOffsets GetWatermarkOffsets(TopicPartition topicPartition) => inner.GetWatermarkOffsets(topicPartition);

    public WatermarkOffsets QueryWatermarkOffsets(TopicPartition topicPartition, TimeSpan timeout) => inner.QueryWatermarkOffsets(topicPartition, timeout);

    public void Close()
    {
        inner.Close();
        End();
    }

    public void Dispose()
    {
        inner.Dispose();
        End();
    }

    private void End()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            recorder.Record(HistoryStepKind.Close);
        }
    }

    private ConsumeResult<TKey, TValue> Polled(Func<ConsumeResult<TKey, TValue>> consume)
    {
        ConsumeResult<TKey, TValue>? result;
        try
        {
            result = consume();
        }
        catch (ConsumeException exception)
        {
            recorder.Failed(exception.Error);
            throw;
        }

        if (result is { IsPartitionEOF: false, Message: { } message })
        {
            recorder.Polled(result.Topic, result.Partition.Value, result.Offset.Value, message.Headers);
        }

        return result!;
    }

    private void Assigned(Action assign, IEnumerable<TopicPartitionOffset> begins)
    {
        assign();
        recorder.Record(HistoryStepKind.Assign, begins);
    }

    private T Committing<T>(Func<T> commit, List<TopicPartitionOffset>? offsets)
    {
        try
        {
            return commit();
        }
        catch (KafkaException exception)
        {
            if (offsets is null)
            {
                recorder.Failed(exception.Error);
            }
            else
            {
                recorder.Record(HistoryStepKind.Commit, offsets, HistoryRecorder.OutcomeOf(exception.Error), exception.Error.Reason);
            }

            throw;
        }
    }

    private static bool Nothing(Action act)
    {
        act();
        return true;
    }
}
