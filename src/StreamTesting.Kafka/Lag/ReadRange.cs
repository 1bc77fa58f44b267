namespace StreamTesting.Kafka;

/// <summary>What a group is to read of a topic: some partitions with their ends, or, where none are given, all that can be read at each look.</summary>
internal sealed record ReadRange(string Topic, IReadOnlyList<InjectedPartition>? Partitions);
