namespace StreamTesting;

/// <summary>One pass over the arrivals: what is put aside, deduplicated or skipped, and which clocks the others meet.</summary>
internal sealed class TruthPass
{
    private readonly IEnumerable<Arrival> _arrivals;
    private readonly TruthRules _rules;
    private readonly Dictionary<long, Arrival> _takenLater = [];
    private readonly HorizonMemory? _memory;
    private readonly bool _raisesFirst;

    public TruthPass(IEnumerable<Arrival> arrivals, TruthRules rules, StreamOutline? outline)
    {
        (_arrivals, _rules) = (arrivals, rules);
        _raisesFirst = rules.Drive == ClockDrive.StreamTime;
        _memory = rules.Options.Horizon is { } horizon ? new HorizonMemory(rules, horizon, outline) : null;
        Clocks = new ClockBounds(rules, outline);
    }

    public ClockBounds Clocks { get; }

    public int Section { get; private set; }

    public IEnumerable<Judged> Run()
    {
        foreach (var arrival in _arrivals)
        {
            if (arrival.Barrier > Section)
            {
                Section = arrival.Barrier;
                Clocks.Enter(Section);
            }

            var lane = _rules.Layout.LaneOf(arrival);
            var time = EngineTime.MsOf(arrival.Event);
            var fate = FateOf(arrival, lane, time, out var of);
            if (_raisesFirst && fate == Fate.Taken)
            {
                Clocks.Take(lane, time);
            }

            var (low, high) = Clocks.Now(lane);
            if (!_raisesFirst && fate == Fate.Taken)
            {
                Clocks.Take(lane, time);
            }

            yield return new Judged(arrival, fate, lane, time, of, low, high);
        }
    }

    private Fate FateOf(Arrival arrival, int lane, long time, out long of)
    {
        of = -1;
        if (arrival.Rewrite is { Label.IsPoisoned: true })
        {
            return Fate.DeadLettered;
        }

        if (_raisesFirst && (time < 0 || arrival.Event.Key.Length == 0))
        {
            return Fate.Skipped;
        }

        _memory?.See(arrival, lane);
        if (!_rules.Options.Deduplicates || arrival.First is not { } first)
        {
            return Fate.Taken;
        }

        var taken = first.Rewrite is not { Label.IsPoisoned: true } ? first : _takenLater.GetValueOrDefault(first.Position);
        if (taken is null)
        {
            _takenLater[first.Position] = arrival;
            return Fate.Taken;
        }

        of = taken.Position;
        return _memory?.Of(arrival, taken, lane) ?? Fate.Duplicate;
    }
}
