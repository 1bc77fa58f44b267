namespace StreamTesting;

/// <summary>What a clock allows after so many arrivals of each partition.</summary>
internal sealed class WatermarkRule(WatermarkTable table, ClockRules clock)
{
    public WatermarkTable Table { get; } = table;

    public long Start => clock.Start;

    private long Lag => clock.Bound + (clock.IncludesItsTime ? 1 : 0);

    private bool IsLeast => clock.Drive == ClockDrive.Watermarks;

    /// <summary>The greatest watermark that a right consumer can have.</summary>
    public Limit Most(WatermarkReading reading)
    {
        var all = Partitions(reading.Consumed).ToList();
        if (!IsLeast)
        {
            return Greatest(all);
        }

        var active = all.Where(limit => reading.Idle is { } idle ? !idle.Contains(limit.Partition) : true).ToList();
        if (active.Count == 0)
        {
            return clock.AllIdle == AllIdleRule.FlushMaximum ? Greatest(all) : new Limit(clock.Start, -1, null);
        }

        return reading.Idle is null && clock.IdleTimeout is not null ? Greatest(all) : Least(active);
    }

    /// <summary>The least watermark that a right consumer has when all is consumed.</summary>
    public Limit Least(IReadOnlyCollection<int> idle)
    {
        var all = Partitions(null).ToList();
        var active = all.Where(limit => !idle.Contains(limit.Partition)).ToList();
        return active.Count == 0 ? new Limit(clock.Start, -1, null) : IsLeast ? Least(active) : Greatest(all);
    }

    public string TextOf(in Limit limit, WatermarkReading? reading)
    {
        var among = IsLeast ? "least over the active partitions" : "greatest over the partitions";
        if (limit.Partition < 0)
        {
            return "no partition is active";
        }

        var count = reading?.Consumed is { } consumed ? consumed.GetValueOrDefault(limit.Partition) : Table.CountOf(limit.Partition) ?? 0;
        var of = RuleText.Invariant($"partition {limit.Partition} ({(reading is null || reading.Consumed is null ? "all " : "")}{RuleText.Count(count, "arrival")} consumed)");
        return limit.Rise is { } rise
            ? RuleText.Invariant($"greatest event time {TimeText.Of(rise.Time)} of {of} - bound {TimeText.Length(clock.Bound)}{(clock.IncludesItsTime ? " - 1 ms" : "")} = {TimeText.Of(limit.Time)}, the {among}")
            : $"{of} has no event time yet";
    }

    private IEnumerable<Limit> Partitions(IReadOnlyDictionary<int, long>? consumed) => Table.Partitions.Select(partition =>
        Table.GreatestOf(partition, consumed is null ? long.MaxValue : consumed.GetValueOrDefault(partition)) is { } rise
            ? new Limit(Math.Max(clock.Start, rise.Time - Lag), partition, rise)
            : new Limit(clock.Start, partition, null));

    private static Limit Least(IEnumerable<Limit> limits) => limits.MinBy(limit => limit.Time);

    private Limit Greatest(IReadOnlyList<Limit> limits) => limits.Count == 0 ? new Limit(clock.Start, -1, null) : limits.MaxBy(limit => limit.Time);

    internal readonly record struct Limit(long Time, int Partition, WatermarkTable.Rise? Rise);
}
