namespace StreamTesting.Kafka;

/// <summary>What an injection put on the broker. Every arrival in it was acknowledged by the broker.</summary>
/// <param name="Topic">Where the arrivals went.</param>
/// <param name="Count">How many there were.</param>
/// <param name="Partitions">What is in each partition that got any, by number.</param>
/// <param name="Elapsed">How long it took, generation of the arrivals included.</param>
public sealed record InjectionReport(string Topic, long Count, IReadOnlyList<InjectedPartition> Partitions, TimeSpan Elapsed);
