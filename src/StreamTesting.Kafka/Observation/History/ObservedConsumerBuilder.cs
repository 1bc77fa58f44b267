using Confluent.Kafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Builds a consumer as <see cref="ConsumerBuilder{TKey,TValue}"/> does, one whose history is recorded: also its rebalances, errors and automatic commits. The
/// handlers that are set are called as ever; they get the consumer that is recorded.
/// </summary>
/// <remarks>
/// It changes nothing in what the consumer does. That a handler is there lets rebalances be told of, and what the handlers that were set return is passed on; where
/// none is set, the partitions are taken and given back as without one.
/// </remarks>
/// <typeparam name="TKey">The keys.</typeparam>
/// <typeparam name="TValue">The values.</typeparam>
public sealed class ObservedConsumerBuilder<TKey, TValue> : ConsumerBuilder<TKey, TValue>
{
    private readonly ConsumerHistory _history;
    private readonly string? _name;
    private ObservedHandlers<TKey, TValue>? _handlers;

    /// <summary>Begins a consumer.</summary>
    /// <param name="config">Its settings; they stay as they are.</param>
    /// <param name="history">Where its steps are recorded; consumers of one group share one.</param>
    /// <param name="name">Its name in the history; the client's own by default.</param>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public ObservedConsumerBuilder(IEnumerable<KeyValuePair<string, string>> config, ConsumerHistory history, string? name = null)
        : base(config)
    {
        ArgumentNullException.ThrowIfNull(history);
        HistoryRecorder.RefuseEmpty(name);
        _history = history;
        _name = name;
    }

    /// <summary>Builds the consumer. Several that one builder builds are told apart by the client's names, where it was given none.</summary>
    /// <returns>A consumer that is recorded.</returns>
    public override IConsumer<TKey, TValue> Build()
    {
        if (_handlers is null)
        {
            _handlers = new ObservedHandlers<TKey, TValue>(PartitionsAssignedHandler, PartitionsRevokedHandler, PartitionsLostHandler, OffsetsCommittedHandler, ErrorHandler);
            PartitionsAssignedHandler = _handlers.Assigned;
            PartitionsRevokedHandler = _handlers.Revoked;
            PartitionsLostHandler = _handlers.Lost;
            OffsetsCommittedHandler = _handlers.Committed;
            ErrorHandler = _handlers.Failed;
        }

        var consumer = base.Build();
        var observed = new ObservedConsumer<TKey, TValue>(consumer, new HistoryRecorder(_history, _name ?? consumer.Name));
        _handlers.Attach(consumer, observed);
        return observed;
    }
}
