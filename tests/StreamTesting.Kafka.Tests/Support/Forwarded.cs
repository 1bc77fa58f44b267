namespace StreamTesting.Kafka.Tests;

/// <summary>What a <see cref="Forwarder"/> puts out for each record.</summary>
public sealed record Forwarded(string Id, int Partition, long Offset);
