namespace StreamTesting;

/// <summary>
/// What a deduplication with a horizon does with copies. Kept are the greatest time of each partition and, where the horizon counts from a copy, when
/// that came, as long as it is within the horizon.
/// </summary>
internal sealed class HorizonMemory
{
    private readonly DedupHorizon _horizon;
    private readonly bool _forgets;
    private readonly long[] _greatest;
    private readonly long _last;
    private readonly Dictionary<long, long> _anchors = [];
    private readonly Queue<(long Position, long Anchor)>[] _oldest;

    public HorizonMemory(TruthRules rules, DedupHorizon horizon, StreamOutline? outline)
    {
        (_horizon, _forgets) = (horizon, rules.Options.ForgetsAtHorizon);
        _greatest = new long[rules.Layout.Lanes];
        Array.Fill(_greatest, long.MinValue);
        _oldest = [.. _greatest.Select(_ => new Queue<(long, long)>())];
        _last = !horizon.SharesClock || rules.Layout.Lanes == 1 ? long.MinValue
            : outline is null ? long.MaxValue
            : DateTimeOffset.FromUnixTimeMilliseconds(outline.Last.Max() + 1).UtcTicks - 1;
    }

    /// <summary>How many copies it remembers.</summary>
    public int Remembered => _anchors.Count;

    /// <summary>An arrival that can be read.</summary>
    public void See(Arrival arrival, int lane)
    {
        _greatest[lane] = Math.Max(_greatest[lane], arrival.Event.Ticks);
        var oldest = _oldest[lane];
        while (oldest.TryPeek(out var known) && _horizon.ClockOf(arrival) - known.Anchor > _horizon.Length)
        {
            oldest.Dequeue();
            if (_anchors.TryGetValue(known.Position, out var anchor) && anchor == known.Anchor)
            {
                _anchors.Remove(known.Position);
            }
        }
    }

    /// <summary>A copy of what was taken before.</summary>
    public Fate Of(Arrival copy, Arrival taken, int lane)
    {
        var (least, most) = Distance(copy, taken, lane);
        var isWithin = most <= _horizon.Length;
        var isTaken = !isWithin && _forgets && least > _horizon.Length;
        if (!_horizon.IsByEventTime && (isTaken || _horizon.IsRefreshed))
        {
            _anchors[taken.Position] = _horizon.ClockOf(copy);
            _oldest[lane].Enqueue((taken.Position, _horizon.ClockOf(copy)));
        }

        return isWithin ? Fate.Duplicate : isTaken ? Fate.Taken : Fate.Again;
    }

    private (long Least, long Most) Distance(Arrival copy, Arrival taken, int lane)
    {
        if (_horizon.IsByEventTime)
        {
            var least = _greatest[lane] - taken.Event.Ticks;
            return (least, _last is long.MinValue ? least : _last is long.MaxValue ? _last : Math.Max(least, _last - taken.Event.Ticks));
        }

        var distance = _horizon.ClockOf(copy) - (_anchors.TryGetValue(taken.Position, out var anchor) ? anchor : _horizon.ClockOf(taken));
        return (distance, distance);
    }
}
