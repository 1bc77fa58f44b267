namespace StreamTesting;

/// <summary>What waits for one partition to be at a time, in ms. What was due before an arrival comes before it; a pusher moves the partition there if nothing else did.</summary>
internal sealed class EdgeLane(Action<Arrival, long> release, Func<Arrival, long, Arrival> pusher)
{
    private readonly PriorityQueue<(Arrival[] Arrivals, bool Pushed), (long Moment, long Sequence)> _waiting = new();
    private long _sequence;

    /// <summary>The greatest event time that left, in ms.</summary>
    public long Greatest { get; private set; } = long.MinValue;

    /// <summary>Lets arrivals wait for a moment; <paramref name="pushed"/>, where a pusher must bring the partition there before them.</summary>
    public void Wait(long moment, bool pushed, params Arrival[] arrivals) => _waiting.Enqueue((arrivals, pushed), (moment, _sequence++));

    public void Pass(Arrival arrival)
    {
        var time = EdgeStage.MsOf(arrival);
        Flush(time - 1, arrival.Ticks);
        Leave(arrival, arrival.Ticks);
        Flush(Greatest, arrival.Ticks);
    }

    /// <summary>Lets all go that waits for a moment up to this one.</summary>
    public void Flush(long moment, long ticks)
    {
        while (_waiting.TryPeek(out var waiting, out var due) && due.Moment <= moment)
        {
            _waiting.Dequeue();
            if (waiting.Pushed && Greatest < due.Moment)
            {
                Leave(pusher(waiting.Arrivals[0], due.Moment), ticks);
            }

            foreach (var arrival in waiting.Arrivals)
            {
                Leave(arrival, ticks);
            }
        }
    }

    private void Leave(Arrival arrival, long ticks)
    {
        release(arrival, ticks);
        Greatest = Math.Max(Greatest, EdgeStage.MsOf(arrival));
    }
}
