namespace StreamTesting;

/// <summary>
/// How a processor over a window store tells duplicates: a record is one if the store has its id in <c>[ts - Before, ts + After]</c>. Immutable;
/// times in ms. Source: not an engine's rule but a widely copied pattern (the <c>EventDeduplication</c> example of Kafka Streams, the
/// <c>KStreamDistinct</c> draft of KIP-655); only the store's forgetting (<see cref="EngineProfile.Store"/>) is the engine's.
/// </summary>
public sealed record WindowStoreDedupRules
{
    /// <summary>How far back the original may lie in event time; at least 0.</summary>
    public required long Before { get; init; }

    /// <summary>How far ahead the original may lie in event time; at least 0, 0 by default.</summary>
    public long After { get; init; }

    /// <summary>Whether a duplicate is stored at its own time as well, and so keeps the id known for longer. False by default.</summary>
    public bool Refreshes { get; init; }
}
