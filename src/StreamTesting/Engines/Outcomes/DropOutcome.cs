namespace StreamTesting;

/// <summary>The engine's counter of dropped input rises.</summary>
/// <param name="Count">By how much, in the engine's unit (<see cref="DropUnit"/>).</param>
/// <param name="Total">To which value.</param>
public sealed record DropOutcome(long Count, long Total) : Outcome;
