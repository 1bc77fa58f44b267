namespace StreamTesting;

/// <summary>Of each event that has copies, when its arrivals came by the clock of a horizon, and how many of them a consumer may not know any more.</summary>
internal sealed class HorizonTable
{
    private readonly Dictionary<int, List<Seen>> _arrivals = [];
    private readonly DedupHorizon _horizon;

    public HorizonTable(GroundTruth truth, DedupHorizon horizon)
    {
        _horizon = horizon;
        var greatest = new Dictionary<Lane, long>();
        foreach (var arrival in truth.Arrivals)
        {
            var lane = new Lane(arrival.Topic, arrival.Partition);
            var clock = Math.Max(greatest.GetValueOrDefault(lane, long.MinValue), arrival.Event.EventTime.UtcTicks);
            greatest[lane] = clock;
            if (arrival.Labels.IsPoisoned || !truth.TryFind(arrival.Event.Id, out var known) || known.Copies.Count == 0)
            {
                continue;
            }

            if (!_arrivals.TryGetValue(known.Ordinal, out var seen))
            {
                _arrivals[known.Ordinal] = seen = [];
            }

            seen.Add(new Seen(arrival.Position, horizon switch
            {
                { IsByArrivals: true } => arrival.PartitionPosition,
                { IsByEventTime: true } => clock,
                _ => arrival.ArrivalTime.UtcTicks,
            }));
        }

        if (horizon is { IsByEventTime: true, SharesClock: true } && greatest.Count > 1)
        {
            var last = greatest.Values.Max();
            foreach (var seen in _arrivals.Values)
            {
                for (var i = 1; i < seen.Count; i++)
                {
                    seen[i] = seen[i] with { Clock = last };
                }
            }
        }
    }

    /// <summary>The most outputs that an event may have: 1 and one for each arrival that the consumer need not know any more.</summary>
    public int MostOutputs(EventTruth known)
    {
        if (!_arrivals.TryGetValue(known.Ordinal, out var seen))
        {
            return 1;
        }

        var most = 1;
        var anchor = 0;
        for (var i = 1; i < seen.Count; i++)
        {
            if (IsBeyond(known, seen, anchor, i))
            {
                most++;
                anchor = i;
            }
            else if (_horizon.IsRefreshed)
            {
                anchor = i;
            }
        }

        return most;
    }

    /// <summary>Whether the arrival at one position may come out although the one at another did; null where that is no arrival that can be read.</summary>
    public bool? MayFollow(EventTruth known, long before, long position)
    {
        if (!_arrivals.TryGetValue(known.Ordinal, out var seen))
        {
            return null;
        }

        var (from, to) = (seen.FindIndex(at => at.Position == before), seen.FindIndex(at => at.Position == position));
        return from < 0 || to < 0 ? null : from != to && IsBeyond(known, seen, _horizon.IsRefreshed ? to - 1 : from, to);
    }

    public string RuleOf(EventTruth known)
    {
        var copies = _arrivals.TryGetValue(known.Ordinal, out var seen) ? seen.Skip(1).Take(4).Select((_, i) => Distance(known, seen, i + 1)) : [];
        var most = MostOutputs(known);
        var far = string.Join(", ", copies);
        return RuleText.Invariant($"{(far.Length == 0 ? "" : $"; {far}")}; horizon {_horizon} -> must come out {(most == 1 ? "once" : RuleText.Invariant($"{most} times at the most"))}");
    }

    private string Distance(EventTruth known, List<Seen> seen, int number)
    {
        var from = _horizon.IsByEventTime ? known.EventTime.UtcTicks : seen[_horizon.IsRefreshed ? number - 1 : 0].Clock;
        var far = seen[number].Clock - from;
        return RuleText.Invariant($"position {seen[number].Position} is {(_horizon.IsByArrivals ? RuleText.Count(far, "arrival") : new TimeSpan(far).ToString())} away");
    }

    private bool IsBeyond(EventTruth known, List<Seen> seen, int from, int to) =>
        seen[to].Clock - (_horizon.IsByEventTime ? known.EventTime.UtcTicks : seen[from].Clock) > _horizon.Length;

    private readonly record struct Seen(long Position, long Clock);
}
