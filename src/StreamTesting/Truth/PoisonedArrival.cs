namespace StreamTesting;

/// <summary>An arrival whose event nobody can read, because its bytes are broken: a consumer has to put it aside (to dead-letter it).</summary>
/// <param name="Position">Its position among all arrivals.</param>
/// <param name="Topic">Its topic; empty where the domain has only one without a name.</param>
/// <param name="Partition">Its partition.</param>
/// <param name="PartitionPosition">Its number among the arrivals of its topic's partition.</param>
/// <param name="Kind">In which way its bytes are broken.</param>
/// <param name="EventId">The id of its event.</param>
public readonly record struct PoisonedArrival(long Position, string Topic, int Partition, long PartitionPosition, PoisonKinds Kind, string EventId);
