namespace StreamTesting.Domains;

/// <summary>The options of the orders in the units they are reckoned in.</summary>
internal sealed class OrderOptions(OrderLifecycles options)
{
    private readonly long _startSeconds = options.Start.UtcTicks / TimeSpan.TicksPerSecond;
    private readonly ulong _spanSeconds = (ulong)(options.Span.Ticks / TimeSpan.TicksPerSecond);
    private readonly ulong _count = (ulong)options.Count;

    public int Tenants { get; } = options.TenantCount;

    public int Users { get; } = options.UserCount;

    public long GapMinutes { get; } = options.MaxEventGap.Ticks / TimeSpan.TicksPerMinute;

    /// <summary>Start + Span * (i + u) / n in whole seconds, for u = fraction / 2^64: floor(floor(span * i + span * u) / n).</summary>
    public long CreationOf(long index, ulong fraction)
    {
        var within = Math.BigMul(_spanSeconds, fraction, out _);
        var high = Math.BigMul(_spanSeconds, (ulong)index, out var low);
        if (high == 0 && low + within >= low)
        {
            return _startSeconds + (long)((low + within) / _count);
        }

        return _startSeconds + (long)((new UInt128(high, low) + within) / _count);
    }
}
