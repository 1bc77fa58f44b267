namespace StreamTesting;

/// <summary>When that arrives which would arrive at a moment in a partition that lags or is idle for a while.</summary>
internal sealed class PartitionClock
{
    private readonly Lagging[] _lags;
    private readonly Idle[] _idles;

    private PartitionClock(Lagging[] lags, Idle[] idles)
    {
        _lags = lags;
        _idles = idles;
    }

    /// <summary>The clock of each partition, null for those that are on time; null where all are.</summary>
    public static PartitionClock?[]? AllOf(IEnumerable<DisorderStep> steps, int partitions)
    {
        var lags = steps.OfType<Lagging>().ToLookup(lag => lag.Partition);
        var idles = steps.OfType<Idle>().Where(idle => idle.From is not null).OrderBy(idle => idle.From).ToLookup(idle => idle.Partition);
        var clocks = Enumerable.Range(0, partitions)
            .Select(p => lags.Contains(p) || idles.Contains(p) ? new PartitionClock([.. lags[p]], [.. idles[p]]) : null).ToArray();
        return Array.TrueForAll(clocks, clock => clock is null) ? null : clocks;
    }

    /// <param name="ticks">When it would arrive.</param>
    /// <param name="start">When the first event of the stream happened.</param>
    /// <param name="causes">Which steps delay it.</param>
    /// <returns>When it arrives; <see cref="long.MaxValue"/> for after all others.</returns>
    public long DueOf(long ticks, long start, out Causes causes)
    {
        causes = Causes.None;
        var due = ticks;
        foreach (var lag in _lags)
        {
            if (IsWithin(ticks - start, lag.From, lag.Lasting))
            {
                due += lag.By.Ticks;
                causes |= Causes.Lagging;
            }
        }

        foreach (var idle in _idles)
        {
            if (IsWithin(due - start, idle.From!.Value, idle.Lasting))
            {
                causes |= Causes.Idle;
                if (idle.Lasting is not { } lasting)
                {
                    return long.MaxValue;
                }

                due = start + idle.From.Value.Ticks + lasting.Ticks;
            }
        }

        return due;
    }

    private static bool IsWithin(long after, TimeSpan from, TimeSpan? lasting) =>
        after >= from.Ticks && (lasting is not { } time || after - from.Ticks < time.Ticks);
}
