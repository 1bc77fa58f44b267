namespace StreamTesting.Kafka;

/// <summary>What an injection put on the broker. Every arrival in it was acknowledged by the broker.</summary>
/// <param name="Topics">Where the arrivals went: one entry a topic of the stream, in the order of <see cref="Domain.Topics"/>.</param>
/// <param name="Elapsed">How long it took, generation of the arrivals included.</param>
public sealed record InjectionReport(IReadOnlyList<InjectedTopic> Topics, TimeSpan Elapsed)
{
    /// <summary>The topic's name on the broker; of several topics, all names apart by <c>', '</c>.</summary>
    public string Topic => string.Join("', '", Topics.Select(topic => topic.Topic));

    /// <summary>How many arrivals there were, in all topics.</summary>
    public long Count => Topics.Sum(topic => topic.Count);

    /// <summary>What is in each partition that got any, by number; of several topics, one topic after the other.</summary>
    public IReadOnlyList<InjectedPartition> Partitions => [.. Topics.SelectMany(topic => topic.Partitions)];
}
