namespace StreamTesting.Kafka;

/// <summary>What was injected into one topic, by the broker's acknowledgements.</summary>
/// <param name="Name">The topic's name in the stream (<see cref="Domain.Topics"/>); empty where the domain has only one without a name.</param>
/// <param name="Topic">The topic's name on the broker.</param>
/// <param name="Count">How many arrivals; 0 where there was none.</param>
/// <param name="Partitions">What is in each partition that got any, by number.</param>
public sealed record InjectedTopic(string Name, string Topic, long Count, IReadOnlyList<InjectedPartition> Partitions);
