namespace StreamTesting;

/// <summary>A timer of event time fires. The order of timers at the same time is not promised.</summary>
/// <param name="Key">The key it was registered for.</param>
/// <param name="Time">The time it was registered at, in ms.</param>
/// <param name="Clock">The clock that makes it fire, in ms.</param>
public sealed record TimerOutcome(string Key, long Time, long Clock) : Outcome;
