namespace StreamTesting.Kafka;

/// <summary>What a group has committed in a partition.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Offset">The offset that it reads next; null where nothing counts yet.</param>
/// <param name="IsPending">Whether a transaction that has not ended yet has an offset for it, which counts once that is committed.</param>
public sealed record CommittedOffset(string Topic, int Partition, long? Offset, bool IsPending);
