namespace StreamTesting;

/// <summary>Sends the last arrivals again at drawn moments. Keeps as many arrivals as come again.</summary>
internal sealed class RedeliveryStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly int _length;
    private readonly Queue<Arrival> _last = new();
    private readonly Queue<Arrival> _again = new();
    private readonly List<long> _moments = [];
    private long _firstArrivals;
    private int _moment;

    public RedeliveryStage(IArrivalStage input, Redelivered step, Seed seed, long count)
    {
        _input = input;
        _length = step.Length;
        var random = seed.Random();
        for (var i = 1; i < step.Times && count > 0; i++)
        {
            _moments.Add(random.NextInRange(1, count));
        }

        _moments.Add(count);
        _moments.Sort();
    }

    public Arrival? Next()
    {
        if (_again.TryDequeue(out var again))
        {
            return again;
        }

        if (_moment < _moments.Count - 1 && _firstArrivals >= _moments[_moment])
        {
            return SendAgain();
        }

        if (_input.Next() is not { } arrival)
        {
            return _moment < _moments.Count ? SendAgain() : null;
        }

        _firstArrivals += arrival.First is null && arrival.Event.Index >= 0 ? 1 : 0;
        _last.Enqueue(arrival);
        if (_last.Count > _length)
        {
            _last.Dequeue();
        }

        return arrival;
    }

    private Arrival? SendAgain()
    {
        _moment++;
        var now = _last.Count == 0 ? 0 : _last.Max(arrival => arrival.Ticks);
        foreach (var arrival in _last)
        {
            _again.Enqueue(arrival.CopyAs(DuplicateKind.Redelivery, arrival.Event, now));
        }

        return Next();
    }
}
