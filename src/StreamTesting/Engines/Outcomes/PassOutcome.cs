namespace StreamTesting;

/// <summary>A record goes through.</summary>
/// <param name="Number">The record.</param>
public sealed record PassOutcome(long Number) : Outcome;
