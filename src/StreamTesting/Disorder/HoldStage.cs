namespace StreamTesting;

/// <summary>Delays the arrivals of partitions that lag or are idle for a while, each partition of a topic in its order. Holds what is delayed.</summary>
internal sealed class HoldStage(IArrivalStage input, PartitionClock?[] clocks, int lanes, TransportStage transport) : IArrivalStage
{
    private readonly long[] _last = NewLast(lanes);
    private readonly PriorityQueue<Arrival, (long Due, long Sequence)> _held = new();
    private Arrival? _onTime;
    private long _ticks = long.MinValue;
    private long _sequence;
    private bool _ended;

    public Arrival? Next()
    {
        while (true)
        {
            if (_held.TryPeek(out var arrival, out var due) && (_ended || due.Due <= (_onTime?.Ticks ?? _ticks)))
            {
                _held.Dequeue();
                arrival.Ticks = due.Due == long.MaxValue ? Math.Max(arrival.Ticks, _ticks) : due.Due;
                _ticks = Math.Max(_ticks, arrival.Ticks);
                return arrival;
            }

            if (_onTime is { } next)
            {
                _onTime = null;
                return next;
            }

            if (_ended)
            {
                return null;
            }

            Accept();
        }
    }

    private static long[] NewLast(int lanes)
    {
        var last = new long[lanes];
        Array.Fill(last, long.MinValue);
        return last;
    }

    private void Accept()
    {
        if (input.Next() is not { } arrival)
        {
            _ended = true;
            return;
        }

        _ticks = Math.Max(_ticks, arrival.Ticks);
        if (clocks[arrival.Partition] is not { } clock)
        {
            _onTime = arrival;
            return;
        }

        var due = Math.Max(clock.DueOf(_ticks, transport.StartTicks ?? 0, out var causes), _last[arrival.Lane]);
        _last[arrival.Lane] = due;
        arrival.Causes |= causes;
        _held.Enqueue(arrival, (due, _sequence++));
    }
}
