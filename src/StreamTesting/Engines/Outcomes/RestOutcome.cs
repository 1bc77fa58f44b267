namespace StreamTesting;

/// <summary>A task has no record to process now.</summary>
/// <param name="IsWaiting">Whether it has records and waits for those of another partition; if not, it has none.</param>
public sealed record RestOutcome(bool IsWaiting) : Outcome;
