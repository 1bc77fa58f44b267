namespace StreamTesting;

/// <summary>The engine fails: the job dies at this step.</summary>
/// <param name="Why">The reason.</param>
public sealed record FailureOutcome(string Why) : Outcome;
