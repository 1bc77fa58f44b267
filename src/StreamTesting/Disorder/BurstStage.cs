namespace StreamTesting;

/// <summary>Moves what arrives in drawn stretches to their ends. It holds nothing: the order stays as it is.</summary>
internal sealed class BurstStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly long _lasting;
    private readonly long[] _moments;
    private long _firstArrivals;
    private int _begun;
    private long _end = long.MinValue;

    public BurstStage(IArrivalStage input, Bursting step, Seed seed, long count)
    {
        _input = input;
        _lasting = step.Lasting.Ticks;
        var random = seed.Random();
        _moments = new long[(int)Math.Min(step.Times, count)];
        for (var i = 0; i < _moments.Length; i++)
        {
            var (from, to) = (Slot(i, count), Slot(i + 1, count));
            _moments[i] = random.NextInRange(from, to - 1);
        }
    }

    public Arrival? Next()
    {
        if (_input.Next() is not { } arrival)
        {
            return null;
        }

        if (arrival.Ticks >= _end && _begun < _moments.Length && _firstArrivals >= _moments[_begun])
        {
            _begun++;
            _end = arrival.Ticks + _lasting;
        }

        _firstArrivals += arrival.First is null ? 1 : 0;
        if (arrival.Ticks < _end)
        {
            arrival.Ticks = _end;
            arrival.Causes |= Causes.Bursting;
        }

        return arrival;
    }

    private long Slot(int i, long count) => (long)((Int128)count * i / _moments.Length);
}
