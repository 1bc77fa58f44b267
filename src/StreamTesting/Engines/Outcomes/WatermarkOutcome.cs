namespace StreamTesting;

/// <summary>The watermark is passed on.</summary>
/// <param name="Time">The watermark, in ms.</param>
public sealed record WatermarkOutcome(long Time) : Outcome;
