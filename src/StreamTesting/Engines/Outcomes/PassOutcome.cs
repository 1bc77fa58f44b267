namespace StreamTesting;

/// <summary>A record goes through, unchanged: in micro-batches, in the one whose outcome came last.</summary>
/// <param name="Number">The record.</param>
public sealed record PassOutcome(long Number) : Outcome;
