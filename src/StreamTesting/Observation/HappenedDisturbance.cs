using System.Globalization;

namespace StreamTesting;

/// <summary>A disturbance that has happened.</summary>
/// <param name="Scheduled">What it is, and at which arrival it was to happen.</param>
/// <param name="At">When it happened, by the clock of the run.</param>
/// <param name="What">What it did, for example <c>broker 2 leads partition 1 in place of broker 1</c>.</param>
public sealed record HappenedDisturbance(ScheduledDisturbance Scheduled, DateTimeOffset At, string What)
{
    /// <summary>What it is, when it happened and what it did.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Scheduled}: {At.UtcDateTime:HH:mm:ss.fff} {What}");
}
