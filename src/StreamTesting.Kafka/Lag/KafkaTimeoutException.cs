namespace StreamTesting.Kafka;

/// <summary>The consumer under test was not provably finished in time. The message says what was seen, who is behind by how much, and what to do.</summary>
public sealed class KafkaTimeoutException : TimeoutException
{
    internal KafkaTimeoutException(string message, IReadOnlyList<GroupLag> groups, long observed, Exception? inner = null)
        : base(message, inner)
    {
        Groups = groups;
        Observed = observed;
    }

    /// <summary>How far each group was that committed on the topic; empty where none did.</summary>
    public IReadOnlyList<GroupLag> Groups { get; }

    /// <summary>How many output records had been observed.</summary>
    public long Observed { get; }
}
