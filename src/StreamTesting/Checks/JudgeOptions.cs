namespace StreamTesting;

/// <summary>How an observation is awaited. Immutable.</summary>
public sealed record JudgeOptions
{
    /// <summary>
    /// The default of <see cref="Within"/>: 90 seconds, more than the minute a Kafka output waits by itself, so that its own account comes first.
    /// </summary>
    public static TimeSpan DefaultWithin { get; } = TimeSpan.FromSeconds(90);

    /// <summary>
    /// How long the observation may take, from the subscription to its completion; above zero, or <see cref="Timeout.InfiniteTimeSpan"/>;
    /// 90 seconds by default. After that the verdict is undecided, or failed where something is wrong already.
    /// </summary>
    public TimeSpan Within { get; init; } = DefaultWithin;

    /// <summary>
    /// Whether to stop at the first violation instead of collecting all of them until the end; false by default. What had not come out by
    /// then is neither lost nor counted.
    /// </summary>
    public bool StopAtFirst { get; init; }

    /// <summary>The clock that <see cref="Within"/> is measured by; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        if (Within <= TimeSpan.Zero && Within != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(Within), Within, $"The time for an observation (within) is {Within}; it must be above zero.");
        }
    }
}
