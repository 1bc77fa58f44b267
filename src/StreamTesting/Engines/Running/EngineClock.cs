namespace StreamTesting;

/// <summary>A reading of an engine's clock, as an operator asks it.</summary>
internal readonly struct EngineClock(long now, bool includesItsTime, long processingTime = 0)
{
    private readonly long _shift = includesItsTime ? 1 : 0;

    public long Now => now;

    /// <summary>The processing time, in ms; what it counts from is the driver's choice.</summary>
    public long ProcessingTime => processingTime;

    /// <summary>Whether everything before an exclusive end is over.</summary>
    public bool Passed(long end) => unchecked(end - _shift) <= now;

    /// <summary>Whether everything before an exclusive end is over and the lateness too.</summary>
    public bool Passed(long end, long lateness)
    {
        var last = unchecked(end - _shift);
        var expiry = unchecked(last + lateness);
        return (expiry < last ? long.MaxValue : expiry) <= now;
    }

    /// <summary>Whether a time itself, with the lateness, is over.</summary>
    public bool PassedTime(long time, long lateness)
    {
        var end = unchecked(time + lateness);
        return includesItsTime ? end <= now : end < now;
    }
}
