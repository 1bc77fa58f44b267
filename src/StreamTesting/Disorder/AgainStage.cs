namespace StreamTesting;

/// <summary>Sends the last arrivals again at drawn moments, the last of them the stream's end. Keeps as many arrivals as come again.</summary>
internal abstract class AgainStage : IArrivalStage
{
    private readonly IArrivalStage _input;
    private readonly int _length;
    private readonly Queue<Arrival> _last = new();
    private readonly Queue<Arrival> _again = new();
    private readonly List<long> _moments = [];
    private long _firstArrivals;
    private int _moment;

    protected AgainStage(IArrivalStage input, int length, int times, Seed seed, long count)
    {
        _input = input;
        _length = length;
        var random = seed.Random();
        for (var i = 1; i < times && count > 0; i++)
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

        var isFirst = arrival.First is null && arrival.Event.Index >= 0;
        _firstArrivals += isFirst ? 1 : 0;
        if (Keeps(isFirst))
        {
            _last.Enqueue(arrival);
            if (_last.Count > _length)
            {
                _last.Dequeue();
            }
        }

        return arrival;
    }

    /// <summary>Whether an arrival is among those that come again.</summary>
    protected abstract bool Keeps(bool isFirst);

    /// <summary>What comes again.</summary>
    /// <param name="last">The last arrivals, at least one.</param>
    /// <param name="now">The time of the latest of them, in ticks.</param>
    /// <param name="time">Which time it is that they come again, from 1.</param>
    protected abstract IEnumerable<Arrival> Again(IReadOnlyCollection<Arrival> last, long now, int time);

    private Arrival? SendAgain()
    {
        _moment++;
        foreach (var arrival in _last.Count == 0 ? [] : Again(_last, _last.Max(arrival => arrival.Ticks), _moment))
        {
            _again.Enqueue(arrival);
        }

        return Next();
    }
}
