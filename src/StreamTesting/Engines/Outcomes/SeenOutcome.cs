namespace StreamTesting;

/// <summary>A record is processed by itself: the clock it sees, and whether it is late by that.</summary>
/// <param name="Number">The record.</param>
/// <param name="Clock">The clock while it is processed, in ms; <see cref="long.MinValue"/> before any watermark.</param>
/// <param name="Late">Whether it is late, by <see cref="EngineProfile.LateEvents"/>. A window may accept it all the same.</param>
public sealed record SeenOutcome(long Number, long Clock, bool Late) : Outcome;
