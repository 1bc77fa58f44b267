using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Log;

namespace StreamTesting.EmbeddedKafka.Transactions;

/// <summary>
/// The transactions of one transactional id as a state machine: commands in, answers out, markers through a delegate. Not thread-safe, its
/// owner holds a lock. The rules are those of Kafka's coordinator, of both versions (KIP-98, 360, 588, 890). What takes a real broker a
/// while, writing the markers, is done when the command returns: the states between do not occur.
/// </summary>
internal sealed class Transaction(string id, ProducerIds ids, TransactionSettings settings, TimeProvider time, Action<TopicPartitionKey, EndMarker> write)
    : ITimed
{
    private readonly HashSet<TopicPartitionKey> partitions = [];
    private ProducerIdentity previous = ProducerIdentity.None;
    private short lastEpoch = -1;

    public string Id { get; } = id;

    public TransactionState State { get; private set; }

    public ProducerIdentity Producer { get; private set; } = ProducerIdentity.None;

    public TimeSpan Timeout { get; private set; }

    /// <summary>When the open transaction began; null where none is open.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>When the transaction that ended last, or is open, began; null before the first.</summary>
    public DateTimeOffset? LastStartedAt { get; private set; }

    public IReadOnlyCollection<TopicPartitionKey> Partitions => partitions;

    public DateTimeOffset? NextDeadline => StartedAt + Timeout;

    /// <summary>A producer comes, or comes back with what it was: it gets an epoch that fences all before it.</summary>
    public (TransactionError Error, ProducerIdentity Producer) Init(TimeSpan timeout, ProducerIdentity expected)
    {
        if (timeout <= TimeSpan.Zero || timeout > settings.MaxTimeout)
        {
            return (TransactionError.InvalidTransactionTimeout, ProducerIdentity.None);
        }

        var isNew = Producer.Epoch < 0;
        var comesBack = expected != ProducerIdentity.None;
        if (comesBack && !isNew && expected.Id != Producer.Id && !(expected.Id == previous.Id && expected.Epoch >= ProducerIdentity.LastEpoch))
        {
            return (TransactionError.ProducerFenced, ProducerIdentity.None);
        }

        if (State == TransactionState.Ongoing)
        {
            if (comesBack && expected.Epoch != Producer.Epoch && expected.Epoch != lastEpoch)
            {
                return (TransactionError.ProducerFenced, ProducerIdentity.None);
            }

            Fence();
            return (TransactionError.ConcurrentTransactions, ProducerIdentity.None);
        }

        if (comesBack && !isNew && expected.Epoch != Producer.Epoch)
        {
            if (expected.Epoch != lastEpoch)
            {
                return (TransactionError.ProducerFenced, ProducerIdentity.None);
            }
        }
        else if (isNew || Producer.Epoch >= ProducerIdentity.LastEpoch)
        {
            Become(new ProducerIdentity(ids.Next(), 0), comesBack ? Producer.Epoch : (short)-1);
        }
        else
        {
            Become(Producer with { Epoch = (short)(Producer.Epoch + 1) }, comesBack ? Producer.Epoch : (short)-1);
        }

        (State, Timeout, LastStartedAt) = (TransactionState.Empty, timeout, null);
        return (TransactionError.None, Producer);
    }

    /// <summary>Makes partitions part of the transaction; the first ones begin it.</summary>
    public TransactionError Add(ProducerIdentity producer, IEnumerable<TopicPartitionKey> added)
    {
        if (Check(producer) is var error and not TransactionError.None)
        {
            return error;
        }

        partitions.UnionWith(added);
        StartedAt ??= time.GetUtcNow();
        (State, LastStartedAt) = (TransactionState.Ongoing, StartedAt);
        return TransactionError.None;
    }

    /// <summary>Whether a partition is part of the transaction already.</summary>
    public TransactionError Verify(ProducerIdentity producer, TopicPartitionKey partition) =>
        Check(producer) is var error and not TransactionError.None ? error
        : partitions.Contains(partition) ? TransactionError.None
        : TransactionError.TransactionAbortable;

    /// <summary>Ends the transaction under the old rules: the producer keeps its epoch.</summary>
    public TransactionError End(ProducerIdentity producer, bool commit)
    {
        if (Check(producer) is var error and not TransactionError.None)
        {
            return error;
        }

        if (State == TransactionState.Ongoing)
        {
            Complete(commit, Producer.Epoch, mustBeNewer: false);
            return TransactionError.None;
        }

        return State == Completed(commit) ? TransactionError.None : TransactionError.InvalidTxnState;
    }

    /// <summary>Ends the transaction under the new rules (KIP-890): the producer gets the next epoch with each end, also with that of nothing.</summary>
    public (TransactionError Error, ProducerIdentity Producer) EndAndBump(ProducerIdentity producer, bool commit)
    {
        var isOverflowRetry = producer.Epoch == ProducerIdentity.LastEpoch && producer.Id == previous.Id && Producer.Epoch == 0;
        var isRetry = isOverflowRetry || (producer.Id == Producer.Id && producer.Epoch + 1 == Producer.Epoch);
        if (producer.Id != Producer.Id && !isOverflowRetry)
        {
            return (TransactionError.InvalidProducerIdMapping, ProducerIdentity.None);
        }

        if (!isRetry && producer.Epoch != Producer.Epoch)
        {
            return (TransactionError.ProducerFenced, ProducerIdentity.None);
        }

        if (State != TransactionState.Ongoing && isRetry && State == Completed(commit))
        {
            return (TransactionError.None, Producer);
        }

        if (isRetry || (State != TransactionState.Ongoing && commit))
        {
            return (isRetry && State == TransactionState.Ongoing ? TransactionError.ProducerFenced : TransactionError.InvalidTxnState, ProducerIdentity.None);
        }

        var markerEpoch = (short)(Producer.Epoch + 1);
        Complete(commit, markerEpoch, mustBeNewer: true);
        Become(markerEpoch > ProducerIdentity.LastEpoch ? new ProducerIdentity(ids.Next(), 0) : Producer with { Epoch = markerEpoch }, producer.Epoch);
        return (TransactionError.None, Producer);
    }

    /// <summary>Aborts a transaction whose time is up.</summary>
    public void Expire()
    {
        if (NextDeadline <= time.GetUtcNow())
        {
            Fence();
        }
    }

    /// <summary>Nobody waits for a transaction, so that nothing has to be let go.</summary>
    public void Kill()
    {
    }

    /// <summary>Aborts what is open under an epoch that no producer has, so that the one that began it is fenced.</summary>
    public void Fence()
    {
        if (Producer.Epoch < short.MaxValue)
        {
            Become(Producer with { Epoch = (short)(Producer.Epoch + 1) }, Producer.Epoch);
        }

        Complete(commit: false, Producer.Epoch, mustBeNewer: false);
    }

    private static TransactionState Completed(bool commit) => commit ? TransactionState.CompleteCommit : TransactionState.CompleteAbort;

    private TransactionError Check(ProducerIdentity producer) =>
        producer.Id != Producer.Id ? TransactionError.InvalidProducerIdMapping
        : producer.Epoch != Producer.Epoch ? TransactionError.ProducerFenced
        : TransactionError.None;

    private void Become(ProducerIdentity next, short last)
    {
        if (next.Id != Producer.Id)
        {
            previous = Producer;
        }

        (Producer, lastEpoch) = (next, last);
    }

    private void Complete(bool commit, short markerEpoch, bool mustBeNewer)
    {
        (State, StartedAt) = (Completed(commit), null);
        var marker = new EndMarker(Producer.Id, markerEpoch, commit, MustBeNewer: mustBeNewer);
        foreach (var partition in partitions)
        {
            write(partition, marker);
        }

        partitions.Clear();
    }
}
