namespace StreamTesting;

/// <summary>
/// A question to a consumer's observations, with the truth that answers it. Immutable and reusable: each <see cref="Start"/> begins a
/// fold of its own. The same observations in the same order give the same violations and the same verdict.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public interface ICheck<T>
{
    /// <summary>The check's name, for example <c>deduplication</c>. Verdicts of the same check can be merged.</summary>
    string Name { get; }

    /// <summary>What the observations are compared with.</summary>
    GroundTruth Truth { get; }

    /// <summary>Whether the answer depends on the order of arrivals, and so on the partitions the stream was injected into.</summary>
    bool DependsOnArrivalOrder { get; }

    /// <summary>Begins a fold.</summary>
    /// <returns>A fold that has seen nothing.</returns>
    ICheckFold<T> Start();
}
