namespace StreamTesting;

/// <summary>A row that a read of a table finds. A key that is not told is not found.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Number">The record it is.</param>
/// <param name="Time">The record's event time, in ms.</param>
/// <param name="AsOf">The event time as of which it was asked for, in ms; null for now.</param>
public sealed record ReadOutcome(string Key, long Number, long Time, long? AsOf) : Outcome;
