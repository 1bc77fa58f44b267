namespace StreamTesting;

/// <summary>How a table is polled until it is right. Immutable.</summary>
public sealed record PollingOptions
{
    /// <summary>How long it may take to be right; above zero; 60 seconds by default.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// For how long the table may stay as it is while it is not right; above zero, or <see cref="Timeout.InfiniteTimeSpan"/> to wait until
    /// <see cref="Within"/> is over; 15 seconds by default. A consumer that is slower than that between two changes needs more.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long it must stay right; zero or more; a fifth of a second by default, so that a table which only passes by is not taken for right.</summary>
    public TimeSpan Stays { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The time between two readings; above zero; 50 ms by default.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The clock; the system's by default.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    internal void Validate()
    {
        ArgumentNullException.ThrowIfNull(TimeProvider);
        Positive(Within, nameof(Within));
        Positive(Interval, nameof(Interval));
        ArgumentOutOfRangeException.ThrowIfLessThan(Stays, TimeSpan.Zero, nameof(Stays));
        if (Patience != Timeout.InfiniteTimeSpan)
        {
            Positive(Patience, nameof(Patience));
        }
    }

    private static void Positive(TimeSpan value, string name) => ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero, name);
}
