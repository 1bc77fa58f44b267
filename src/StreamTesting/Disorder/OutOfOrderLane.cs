namespace StreamTesting;

/// <summary>
/// What is held back of one partition. Whatever leaves counts for all older arrivals that are held; one whose count reaches its target
/// leaves at once, the oldest first, so that no displacement exceeds its target. Where one has to leave in order, the next one that can be
/// held takes its place.
/// </summary>
internal sealed class OutOfOrderLane(OutOfOrder step, Action<Arrival> release)
{
    private readonly List<Held> _held = [];
    private long _greatest = long.MinValue;

    /// <summary>How many that were to be out of order left in order, and no other took their place yet.</summary>
    public int Owed { get; set; }

    public bool IsBehind(Arrival arrival) => arrival.Event.Ticks < _greatest;

    public void Hold(Arrival arrival, int target)
    {
        var place = _held.Count;
        while (place > 0 && _held[place - 1].Arrival.Event.Ticks > arrival.Event.Ticks)
        {
            place--;
        }

        ReleaseBeyond(arrival.Event.Ticks);
        _held.Insert(Math.Min(place, _held.Count), new Held(arrival, target));
        if (_held.Count > step.MaxDisplacement)
        {
            Flush();
        }
    }

    public void Pass(Arrival arrival)
    {
        ReleaseBeyond(arrival.Event.Ticks);
        Leave(arrival);
    }

    /// <summary>Lets all go: first the newest where something is still in order, so that the others come out of order behind it.</summary>
    public void Flush()
    {
        if (_held.Count > 1 && _held.Exists(held => held.Count == 0))
        {
            LeaveFrom(_held.Count - 1);
        }

        while (_held.Count > 0)
        {
            LeaveFrom(0);
        }
    }

    private void ReleaseBeyond(long ticks)
    {
        if (step.UpTo is not { } bound)
        {
            return;
        }

        while (_held.Count > 0 && _held[0].Arrival.Event.Ticks < ticks - bound.Ticks)
        {
            if (_held[0].Count == 0 && NewestWithin(_held[0].Arrival.Event.Ticks + bound.Ticks) is var newest && newest > 0)
            {
                var oldest = _held[0];
                LeaveFrom(newest);
                if (_held.Count == 0 || !ReferenceEquals(_held[0], oldest))
                {
                    continue;
                }
            }

            LeaveFrom(0);
        }
    }

    private int NewestWithin(long ticks)
    {
        var place = _held.Count - 1;
        while (place > 0 && (_held[place].Arrival.Event.Ticks > ticks || _held[place].Arrival.Event.Ticks == _held[0].Arrival.Event.Ticks))
        {
            place--;
        }

        return place;
    }

    private void LeaveFrom(int place)
    {
        var leaving = _held[place];
        _held.RemoveAt(place);
        if (leaving.Count == 0)
        {
            leaving.Arrival.Causes &= ~Causes.OutOfOrder;
            Owed++;
        }

        Leave(leaving.Arrival);
    }

    private void Leave(Arrival arrival)
    {
        release(arrival);
        _greatest = Math.Max(_greatest, arrival.Event.Ticks);
        for (var i = 0; i < _held.Count && _held[i].Arrival.Event.Ticks < arrival.Event.Ticks; i++)
        {
            _held[i].Count++;
        }

        for (var i = 0; i < _held.Count; i++)
        {
            if (_held[i].Count >= _held[i].Target)
            {
                LeaveFrom(i);
                return;
            }
        }
    }

    private sealed class Held(Arrival arrival, int target)
    {
        public Arrival Arrival { get; } = arrival;

        public int Target { get; } = target;

        public int Count { get; set; }
    }
}
