namespace StreamTesting;

/// <summary>Numbers the arrivals and labels each by what arrived before it. Memory: the greatest event times of each partition that has arrivals.</summary>
internal sealed class LabelStage(IArrivalStage input, int lanes, IEnumerable<DisorderStep> steps)
{
    private readonly GreatestTimes?[] _greatest = new GreatestTimes?[lanes];
    private readonly long[] _positions = new long[lanes];
    private readonly int _every = steps.OfType<Barriers>().Select(step => step.Every).DefaultIfEmpty(int.MaxValue).Min();
    private readonly int _beforeFlush = steps.OfType<Flushed>().Any(step => step.AfterBarrier) ? 1 : 0;
    private readonly PriorityQueue<long, long> _comingBack = new();
    private int _ofDisturbances;
    private long _position;
    private long _lastTicks = long.MinValue;

    public Arrival? Next()
    {
        if (input.Next() is not { } arrival)
        {
            return null;
        }

        Stamp(arrival);
        _ofDisturbances += BarriersOfDisturbances(arrival);
        arrival.Barrier = (int)(_position / _every) + _ofDisturbances + (arrival.Causes.HasFlag(Causes.Flushed) ? _beforeFlush : 0);
        arrival.Position = _position++;
        arrival.PartitionPosition = _positions[arrival.Lane]++;
        var greatest = _greatest[arrival.Lane] ??= new GreatestTimes(Labels.DisplacementLimit);
        var ticks = arrival.Event.Ticks;
        var entity = arrival.Event.Entity;
        var lag = Math.Max(0, greatest.Greatest - ticks);
        arrival.Label(
            arrival.Ticks - ticks,
            lag,
            greatest.Add(ticks),
            Math.Max(0, entity.GreatestTicks == long.MinValue ? 0 : entity.GreatestTicks - ticks));
        entity.GreatestTicks = Math.Max(entity.GreatestTicks, ticks);
        return arrival;
    }

    /// <summary>A broker that goes down behind a barrier comes back behind one.</summary>
    private int BarriersOfDisturbances(Arrival arrival)
    {
        var barriers = 0;
        foreach (var planned in arrival.Planned ?? [])
        {
            barriers |= planned.AfterBarrier ? 1 : 0;
            if (planned.AfterBarrier && planned.Lasting > 0)
            {
                _comingBack.Enqueue(_position + planned.Lasting, _position + planned.Lasting);
            }
        }

        while (_comingBack.TryPeek(out var at, out _) && at <= _position)
        {
            _comingBack.Dequeue();
            barriers = 1;
        }

        return barriers;
    }

    /// <summary>Arrival times never decrease, and a retry's is another than those of the arrivals of its event before it.</summary>
    private void Stamp(Arrival arrival)
    {
        arrival.Ticks = Math.Max(arrival.Ticks, _lastTicks);
        var first = arrival.First ?? arrival;
        if (arrival.Duplicate == DuplicateKind.Retry && arrival.Ticks <= first.LastStampTicks)
        {
            arrival.Ticks = first.LastStampTicks + TimeSpan.TicksPerMillisecond;
        }

        first.LastStampTicks = arrival.Ticks;
        _lastTicks = arrival.Ticks;
    }
}
