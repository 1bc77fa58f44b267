namespace StreamTesting.Kafka;

/// <summary>What was injected into one partition, by the broker's acknowledgements.</summary>
/// <param name="Partition">The partition, from 0.</param>
/// <param name="Count">How many arrivals; at least 1.</param>
/// <param name="Start">The offset of the first.</param>
/// <param name="End">The offset after the last: what a group has committed that has read them all.</param>
public sealed record InjectedPartition(int Partition, long Count, long Start, long End);
