using System.Collections.Frozen;

namespace StreamTesting;

/// <summary>Something the consumer under test did: an output record, a table row, a call. Immutable.</summary>
/// <typeparam name="T">What was observed, as the test wants to see it.</typeparam>
/// <param name="Value">What was observed.</param>
public sealed record Observed<T>(T Value) : IObserved
{
    /// <summary>Its number among the observations, from 0; a source that leaves it at 0 throughout is numbered by the check.</summary>
    public long Index { get; init; }

    /// <summary>The record's key, or null.</summary>
    public string? Key { get; init; }

    /// <summary>The partition it came out in, from 0; -1, the default, where there is none.</summary>
    public int Partition { get; init; } = -1;

    /// <summary>Its offset in that partition, from 0; -1, the default, where there is none.</summary>
    public long Offset { get; init; } = -1;

    /// <summary>The time it carries, or null.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The record's headers as text; empty by default.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = FrozenDictionary<string, string>.Empty;
}
