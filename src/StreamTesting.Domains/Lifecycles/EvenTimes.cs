namespace StreamTesting.Domains;

/// <summary>Times of n things over a span: thing i at start + span x (i + u) / n, in whole milliseconds; it never decreases with i.</summary>
internal readonly struct EvenTimes(DateTimeOffset start, TimeSpan span, long count)
{
    private readonly long _start = start.UtcTicks / TimeSpan.TicksPerMillisecond;
    private readonly ulong _span = (ulong)(span.Ticks / TimeSpan.TicksPerMillisecond);
    private readonly ulong _count = (ulong)count;

    /// <summary>The ticks of a thing's time.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <param name="fraction">Where in its slot: u x 2^64.</param>
    public long TicksOf(long index, ulong fraction)
    {
        var within = Math.BigMul(_span, fraction, out _);
        var high = Math.BigMul(_span, (ulong)index, out var low);
        var milliseconds = high == 0 && low + within >= low ? (low + within) / _count : (ulong)((new UInt128(high, low) + within) / _count);
        return (_start + (long)milliseconds) * TimeSpan.TicksPerMillisecond;
    }
}
