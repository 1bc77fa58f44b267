namespace StreamTesting;

/// <summary>When an event arrives that nothing makes late: first in, first out, within the transport delay, never past midnight.</summary>
internal sealed class TransportClock(Seed seed, TimeSpan delay, TimeSpan least = default)
{
    private readonly long _unit = delay >= TimeSpan.FromSeconds(1) ? TimeSpan.TicksPerSecond : TimeSpan.TicksPerMillisecond;
    private long _last = long.MinValue;

    public long OnTime(StreamEvent happened)
    {
        _last = Math.Max(_last, OffLine(happened));
        return _last;
    }

    public long OffLine(StreamEvent happened)
    {
        if (delay <= TimeSpan.Zero)
        {
            return happened.Ticks;
        }

        var random = seed.Random(happened.Index);
        var arrived = happened.Ticks + (random.NextInRange(least.Ticks / _unit, delay.Ticks / _unit) * _unit);
        var dayEnd = ((happened.Ticks / TimeSpan.TicksPerDay) + 1) * TimeSpan.TicksPerDay;
        return arrived < dayEnd ? arrived : Math.Max(happened.Ticks, dayEnd - _unit);
    }
}
