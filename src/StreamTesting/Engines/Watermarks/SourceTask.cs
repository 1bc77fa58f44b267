namespace StreamTesting;

/// <summary>
/// One source task: the minimum over its partitions that are not idle, passed on when it rises. A task has an output of its own beside
/// those of its partitions, on which nothing ever comes: once its idle time-out is over, a task that never sent a watermark counts as idle
/// although a partition is not. Source: Flink's <c>WatermarkOutputMultiplexer</c>, <c>CombinedWatermarkStatus</c>,
/// <c>WatermarkToDataOutput</c> and <c>ProgressiveTimestampsAndWatermarks</c>.
/// </summary>
internal sealed class SourceTask(ClockRules rules, IWatermarkOutput output)
{
    private readonly SortedDictionary<int, SplitWatermark> _splits = [];
    private readonly SplitWatermark _main = new(rules);
    private long _combined = long.MinValue;
    private bool _allIdle;
    private bool _idle;
    private bool _spoke;

    public void Add(int partition) => _splits.Add(partition, new SplitWatermark(rules));

    public void Remove(int partition) => _splits.Remove(partition);

    public void Record(int partition, long time) => _splits[partition].Record(time);

    public void Emit(long now)
    {
        Merge(now);
        _main.Emit(now);
        if (_main.Idle && !_spoke && !rules.BareMerge)
        {
            MarkIdle();
        }
    }

    private void Merge(long now)
    {
        var (least, greatest, active) = (long.MaxValue, long.MinValue, false);
        foreach (var split in _splits.Values)
        {
            split.Emit(now);
            greatest = Math.Max(greatest, split.Watermark);
            if (!split.Idle)
            {
                least = Math.Min(least, split.Watermark);
                active = true;
            }
        }

        _allIdle = _splits.Count == 0 ? _allIdle : !active;
        if (_splits.Count > 0 && (active || rules.AllIdle == AllIdleRule.FlushMaximum))
        {
            Offer(active ? least : greatest);
        }

        if (_allIdle)
        {
            MarkIdle();
        }
    }

    private void Offer(long watermark)
    {
        if (watermark <= _combined)
        {
            return;
        }

        _combined = watermark;
        _spoke = true;
        if (_idle && !rules.BareMerge)
        {
            output.Mark(idle: false);
        }

        _idle = false;
        output.Emit(_combined);
    }

    private void MarkIdle()
    {
        if (!_idle || rules.BareMerge)
        {
            output.Mark(idle: true);
        }

        _idle = true;
    }
}
