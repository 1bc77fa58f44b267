namespace StreamTesting;

/// <summary>
/// A result that came out before is taken back: the engine's tombstone for that key and window. Source: Kafka Streams'
/// <c>KStreamSessionWindowAggregate</c>, which sends one for each session that a merge replaces.
/// </summary>
/// <param name="Key">The window's key.</param>
/// <param name="Start">Its start, in ms.</param>
/// <param name="End">Its end, in ms, as in the result taken back.</param>
public sealed record RetractionOutcome(string Key, long Start, long End) : Outcome
{
    /// <summary>The partition whose task puts it out, where tasks share nothing; else 0.</summary>
    public int Partition { get; init; }
}
