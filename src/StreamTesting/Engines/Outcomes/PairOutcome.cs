namespace StreamTesting;

/// <summary>A join puts out a pair, or one side alone where it found no partner.</summary>
/// <param name="Left">The record of the left input; null for none.</param>
/// <param name="Right">The record of the right input; null for none.</param>
/// <param name="Time">The event time of the result, in ms.</param>
public sealed record PairOutcome(long? Left, long? Right, long Time) : Outcome;
