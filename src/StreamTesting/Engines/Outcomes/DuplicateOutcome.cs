namespace StreamTesting;

/// <summary>A record is taken for a duplicate of another and does not go through.</summary>
/// <param name="Number">The record.</param>
/// <param name="Of">The record it is taken for a duplicate of.</param>
public sealed record DuplicateOutcome(long Number, long Of) : Outcome;
