namespace StreamTesting;

/// <summary>A record is late and goes into no result.</summary>
/// <param name="Number">The record.</param>
/// <param name="Clock">The clock it was judged by, in ms.</param>
/// <param name="ToSideOutput">Whether it comes out on the side for late records; if not it is gone.</param>
public sealed record LateOutcome(long Number, long Clock, bool ToSideOutput) : Outcome;
