namespace StreamTesting.Injection;

/// <summary>
/// How fast things are put somewhere: when each is due, counted from the first. Due times are reckoned from the beginning, never from the
/// one before, so that delays do not add up. Immutable.
/// </summary>
public abstract class Pace
{
    private protected Pace()
    {
    }

    /// <summary>No waiting at all.</summary>
    public static Pace AsFastAsPossible { get; } = new UnpacedPace();

    internal virtual bool Waits => true;

    /// <summary>So many a second, evenly (item n is due n / rate seconds after the first).</summary>
    /// <param name="rate">From 0.000001 to 1,000,000,000.</param>
    /// <returns>The pace.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is impossible.</exception>
    public static Pace PerSecond(double rate) => new RatePace(PaceRange.Rate(rate, nameof(rate), "The rate"));

    /// <summary>An even rate that rises for a while: once, or again and again (H-49 to H-51).</summary>
    /// <param name="normal">The rate outside of bursts, in items a second.</param>
    /// <param name="burst">The rate within bursts, in items a second.</param>
    /// <param name="after">When the burst begins, from the first item (of each period, where there are several); zero or more.</param>
    /// <param name="lasting">How long it lasts; above zero.</param>
    /// <param name="every">The length of a period, not below after + lasting; null, the default, for one burst in all.</param>
    /// <returns>The pace.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A rate or time is impossible; the message has its value and the range.</exception>
    public static Pace Bursts(double normal, double burst, TimeSpan after, TimeSpan lasting, TimeSpan? every = null)
    {
        PaceRange.Time(after, TimeSpan.Zero, nameof(after), "The time before the burst");
        PaceRange.Time(lasting, TimeSpan.FromTicks(1), nameof(lasting), "The length of the burst");
        if (every is { } period)
        {
            PaceRange.Time(period, after + lasting, nameof(every), "The period of the bursts");
        }

        return new BurstPace(
            PaceRange.Rate(normal, nameof(normal), "The normal rate"), PaceRange.Rate(burst, nameof(burst), "The burst rate"), after, lasting, every);
    }

    /// <summary>By their own arrival times, so many times faster: 60 makes a minute of them a second; 1 is their own speed.</summary>
    /// <param name="factor">From 0.000001 to 1,000,000,000.</param>
    /// <returns>The pace.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The factor is impossible.</exception>
    public static Pace SpeedUp(double factor) => new SpeedUpPace(PaceRange.Rate(factor, nameof(factor), "The speed-up"));

    /// <summary>When an item is due, counted from the first one.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="sinceFirst">How much later than the first it arrives, by the arrival times.</param>
    internal abstract TimeSpan DueAfter(long number, TimeSpan sinceFirst);
}
