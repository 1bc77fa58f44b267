using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>Records what clients do in a history.</summary>
public static class HistoryExtensions
{
    /// <summary>
    /// Records a consumer that is built already: every call goes to it as it is. Its rebalances, automatic commits and errors are seen by handlers only, so that a
    /// consumer that subscribes is better built by <see cref="ObservedConsumerBuilder{TKey,TValue}"/>: without them what a rebalance could explain is counted as <see cref="Expectation.May"/>.
    /// </summary>
    /// <typeparam name="TKey">The keys.</typeparam>
    /// <typeparam name="TValue">The values.</typeparam>
    /// <param name="consumer">The consumer. Use only the one that is returned from now on.</param>
    /// <param name="history">Where its steps are recorded.</param>
    /// <param name="name">Its name in the history; the client's own by default.</param>
    /// <returns>A consumer that does the same and is recorded.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static IConsumer<TKey, TValue> Observed<TKey, TValue>(this IConsumer<TKey, TValue> consumer, ConsumerHistory history, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(consumer);
        ArgumentNullException.ThrowIfNull(history);
        HistoryRecorder.RefuseEmpty(name);
        return new ObservedConsumer<TKey, TValue>(consumer, new HistoryRecorder(history, name ?? consumer.Name));
    }

    /// <summary>Records that a consumer did with a record what it is there for.</summary>
    /// <typeparam name="TKey">The keys.</typeparam>
    /// <typeparam name="TValue">The values.</typeparam>
    /// <param name="history">The consumer's history.</param>
    /// <param name="consumer">The consumer's name in it.</param>
    /// <param name="record">The record.</param>
    public static void Processed<TKey, TValue>(this ConsumerHistory history, string consumer, ConsumeResult<TKey, TValue> record)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(record);
        history.Processed(consumer, record.Topic, record.Partition.Value, record.Offset.Value);
    }

    /// <summary>
    /// Records what was injected, as the broker acknowledged it: without it nothing can be missed. Where others wrote between the arrivals, the offsets count only once they were read.
    /// </summary>
    /// <param name="history">The history of the consumers that read it.</param>
    /// <param name="injection">What was injected.</param>
    public static void Injected(this ConsumerHistory history, InjectionReport injection)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(injection);
        foreach (var partition in injection.Partitions)
        {
            history.Record(new HistoryStep(HistoryStepKind.Send, "injector")
            {
                Records = [new HistoryRecord(injection.Topic, partition.Partition, partition.Start) { Through = partition.End - 1 }],
                Outcome = partition.Count == partition.End - partition.Start ? HistoryOutcome.Ok : HistoryOutcome.Info,
            });
        }
    }
}
