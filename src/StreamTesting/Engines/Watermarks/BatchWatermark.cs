namespace StreamTesting;

/// <summary>
/// The watermark between micro-batches: for each source the greatest time of its rows less its bound, merged, cut to ms, never going back. A
/// source that had no row since the start counts as 0. Source: Spark's <c>WatermarkTracker.updateWatermark</c>.
/// </summary>
internal sealed class BatchWatermark
{
    private readonly ClockRules _rules;
    private readonly long[] _bounds;
    private readonly long?[] _sources;
    private readonly long?[] _batch;
    private readonly long?[] _lastBatch;

    public BatchWatermark(ClockRules rules)
    {
        _rules = rules;
        _bounds = rules.SourceBounds is { } bounds ? [.. bounds] : [rules.Bound];
        (_sources, _batch, _lastBatch) = (new long?[_bounds.Length], new long?[_bounds.Length], new long?[_bounds.Length]);
    }

    public void Row(int source, long time)
    {
        var reached = time - _bounds[source];
        _batch[source] = Math.Max(_batch[source] ?? reached, reached);
    }

    /// <summary>The watermark after the rows since the last call, from the one before.</summary>
    public long AfterBatch(long before)
    {
        for (var source = 0; source < _bounds.Length; source++)
        {
            _lastBatch[source] = _batch[source];
            _batch[source] = null;
        }

        return Merge(before);
    }

    /// <summary>The sources' shares are forgotten.</summary>
    public void Restart() => Array.Clear(_sources);

    /// <summary>The sources' shares are forgotten, then those of the last batch come again.</summary>
    public long Repeat(long before)
    {
        Restart();
        return Merge(before);
    }

    private long Merge(long before)
    {
        for (var source = 0; source < _bounds.Length; source++)
        {
            if (_lastBatch[source] is { } reached)
            {
                _sources[source] = Math.Max(_sources[source] ?? reached, reached);
            }
        }

        var shares = _sources.Select(share => share ?? _rules.Start);
        return Math.Max(before, _rules.SourceMerge == SourceMerge.Minimum ? shares.Min() : shares.Max());
    }
}
