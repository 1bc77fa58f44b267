namespace StreamTesting;

/// <summary>The stream says that it is idle, or active again.</summary>
/// <param name="Idle">Whether it is idle.</param>
public sealed record StatusOutcome(bool Idle) : Outcome;
