using Confluent.Kafka;

namespace Samples.Orders;

public sealed record OrderTotalsOptions
{
    /// <summary>The consumer group; one of the topic's own by default.</summary>
    public string? Group { get; init; }

    /// <summary>How many records are handled together at the most.</summary>
    public int BatchSize { get; init; } = 100;

    /// <summary>Is told after each step of a batch. Whoever wants to see what a crash does there throws.</summary>
    public Action<Step, IReadOnlyList<ConsumeResult<string, byte[]>>> OnStep { get; init; } = (_, _) => { };
}

public enum Step
{
    /// <summary>The totals of a batch are in the output topic.</summary>
    Written,

    /// <summary>The offsets of a batch are committed.</summary>
    Committed,
}
