namespace StreamTesting.Domains;

/// <summary>The times of things that follow a curve of rates, in whole milliseconds; all at the start where there is no curve. Not thread-safe.</summary>
/// <param name="curve">The curve; null for a span of no length.</param>
/// <param name="start">The start.</param>
/// <param name="count">How many things there are.</param>
/// <param name="inTurn">Whether they are asked for in turn; if not, any may be.</param>
internal sealed class CreationTimes(RateCurve? curve, DateTimeOffset start, long count, bool inTurn)
{
    private readonly RateCursor? _cursor = inTurn && count > 0 ? curve?.InTurn(count) : null;

    public long TicksOf(long index, ulong within)
    {
        var ticks = _cursor?.TicksOf(index, within) ?? curve?.TicksOf(index, count, within) ?? start.UtcTicks;
        return ticks - (ticks % TimeSpan.TicksPerMillisecond);
    }
}
