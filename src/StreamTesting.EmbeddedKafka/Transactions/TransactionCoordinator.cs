using System.Collections.Concurrent;
using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>The transactions of all transactional ids of a cluster. Thread-safe.</summary>
internal sealed class TransactionCoordinator(
    TransactionSettings settings, TimeProvider time, Action<TopicPartitionKey, EndMarker> write) : IDisposable
{
    private readonly ConcurrentDictionary<string, TimedCell<Transaction>> cells = new(StringComparer.Ordinal);
    private readonly Lock creation = new();
    private bool disposed;

    public ProducerIds ProducerIds { get; } = new();

    public IReadOnlyList<string> Ids => [.. cells.Keys.Order(StringComparer.Ordinal)];

    public (TransactionError Error, ProducerIdentity Producer) Init(string id, TimeSpan timeout, ProducerIdentity expected)
    {
        if (id.Length == 0)
        {
            return (TransactionError.InvalidRequest, ProducerIdentity.None);
        }

        if (timeout <= TimeSpan.Zero || timeout > settings.MaxTimeout)
        {
            return (TransactionError.InvalidTransactionTimeout, ProducerIdentity.None);
        }

        return GetOrCreate(id)?.With(transaction => transaction.Init(timeout, expected)) ?? (TransactionError.CoordinatorNotAvailable, ProducerIdentity.None);
    }

    public TransactionError Add(string id, ProducerIdentity producer, IEnumerable<TopicPartitionKey> partitions) =>
        Within(id, transaction => transaction.Add(producer, partitions));

    public TransactionError Verify(string id, ProducerIdentity producer, TopicPartitionKey partition) =>
        Within(id, transaction => transaction.Verify(producer, partition));

    public TransactionError End(string id, ProducerIdentity producer, bool commit) =>
        Within(id, transaction => transaction.End(producer, commit));

    public (TransactionError Error, ProducerIdentity Producer) EndAndBump(string id, ProducerIdentity producer, bool commit) =>
        id.Length == 0 ? (TransactionError.InvalidRequest, ProducerIdentity.None)
        : Find(id)?.With(transaction => transaction.EndAndBump(producer, commit)) ?? (TransactionError.InvalidProducerIdMapping, ProducerIdentity.None);

    /// <summary>Aborts what is open as if its time were up; false where nothing is.</summary>
    public bool Abort(string id) => Find(id)?.With(transaction =>
    {
        if (transaction.State != TransactionState.Ongoing)
        {
            return false;
        }

        transaction.Fence();
        return true;
    }) ?? false;

    /// <summary>Does something that belongs to a transaction, which cannot end meanwhile.</summary>
    public TransactionError Within(string id, Func<Transaction, TransactionError> action) =>
        id.Length == 0 ? TransactionError.InvalidRequest : Find(id)?.With(action) ?? TransactionError.InvalidProducerIdMapping;

    public T? Read<T>(string id, Func<Transaction, T> read)
        where T : class => Find(id)?.With(read);

    public void Dispose()
    {
        lock (creation)
        {
            disposed = true;
            foreach (var cell in cells.Values)
            {
                cell.Dispose();
            }

            cells.Clear();
        }
    }

    private TimedCell<Transaction>? Find(string id) => cells.GetValueOrDefault(id);

    private TimedCell<Transaction>? GetOrCreate(string id)
    {
        if (cells.TryGetValue(id, out var known))
        {
            return known;
        }

        lock (creation)
        {
            return disposed ? null : cells.GetOrAdd(id, key => new TimedCell<Transaction>(new Transaction(key, ProducerIds, settings, time, write), time));
        }
    }
}
