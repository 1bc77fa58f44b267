namespace StreamTesting.EmbeddedKafka;

/// <summary>The transactions of one transactional id as they were at one moment.</summary>
/// <param name="TransactionalId">transactional.id.</param>
/// <param name="State">Where they stand.</param>
/// <param name="ProducerId">The id of the producer.</param>
/// <param name="ProducerEpoch">Which incarnation of the producer it is; older ones are fenced.</param>
/// <param name="Timeout">How long a transaction may stay open (transaction.timeout.ms).</param>
/// <param name="StartedAt">When the open transaction began, by the broker's clock; null where none is open.</param>
/// <param name="Partitions">The partitions of the open transaction; <c>__consumer_offsets</c> stands for offsets of groups.</param>
public sealed record TransactionSnapshot(
    string TransactionalId,
    TransactionState State,
    long ProducerId,
    int ProducerEpoch,
    TimeSpan Timeout,
    DateTimeOffset? StartedAt,
    IReadOnlyList<(string Topic, int Partition)> Partitions);
