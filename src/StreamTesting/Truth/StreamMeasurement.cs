namespace StreamTesting;

/// <summary>
/// What a stream is, measured from nothing but the ids, keys, topics, partitions and times of its arrivals: none of the library's own labels is
/// read, so that the labels can be checked against it. Memory grows with the ids and keys.
/// </summary>
public sealed class StreamMeasurement
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Topic, string Key), long> _greatestByKey = [];
    private readonly Dictionary<Lane, long> _greatestByLane = [];
    private readonly (TimeSpan Threshold, long[] Count)[] _late;

    /// <summary>Starts a measurement.</summary>
    /// <param name="lateThresholds">From which delays on first arrivals are to be counted as late.</param>
    public StreamMeasurement(params TimeSpan[] lateThresholds)
    {
        ArgumentNullException.ThrowIfNull(lateThresholds);
        _late = [.. lateThresholds.Select(threshold => (threshold, new long[1]))];
    }

    /// <summary>How many arrivals there are.</summary>
    public long Arrivals { get; private set; }

    /// <summary>How many barriers have arrivals behind them.</summary>
    public long Barriers { get; private set; }

    /// <summary>How many ids there are.</summary>
    public long Unique => _ids.Count;

    /// <summary>How many keys there are; one in two topics counts twice.</summary>
    public long Keys => _greatestByKey.Count;

    /// <summary>How many arrivals have an id that arrived before.</summary>
    public long Duplicates => Arrivals - Unique;

    /// <summary>How many first arrivals have an event time below the greatest one before them in their partition.</summary>
    public long OutOfOrder { get; private set; }

    /// <summary>How many first arrivals have an event time below the greatest one of their key before them.</summary>
    public long OutOfOrderInEntity { get; private set; }

    /// <summary>How many first arrivals have a known arrival time: those whose lateness is measured.</summary>
    public long Timed { get; private set; }

    /// <summary>How many first arrivals come on a later day (UTC) than they happened.</summary>
    public long LateByDay { get; private set; }

    /// <summary>The longest time between an event and its first arrival.</summary>
    public TimeSpan GreatestDelay { get; private set; }

    /// <summary>The greatest lag of a first arrival behind its partition.</summary>
    public TimeSpan GreatestLag { get; private set; }

    /// <summary>The least event time; <c>default</c> where nothing arrived.</summary>
    public DateTimeOffset EarliestEvent { get; private set; }

    /// <summary>The greatest event time; <c>default</c> where nothing arrived.</summary>
    public DateTimeOffset LatestEvent { get; private set; }

    /// <summary>How many arrivals there are in each partition of a topic that has any.</summary>
    public SortedDictionary<Lane, long> ByLane { get; } = [];

    /// <summary>How many unique events there are of each type.</summary>
    public SortedDictionary<string, long> ByType { get; } = new(StringComparer.Ordinal);

    /// <summary>Counts the first arrivals whose delay reaches one of the thresholds given at the start.</summary>
    /// <param name="threshold">One of those thresholds.</param>
    /// <returns>At least 0.</returns>
    /// <exception cref="ArgumentException">The threshold was not given at the start.</exception>
    public long LateBy(TimeSpan threshold)
    {
        foreach (var (known, count) in _late)
        {
            if (known == threshold)
            {
                return count[0];
            }
        }

        throw new ArgumentException($"The threshold {threshold} was not given when the measurement began.", nameof(threshold));
    }

    /// <summary>Takes in the next arrival.</summary>
    /// <param name="arrival">The arrival after the last one.</param>
    public void Add(Arrival arrival)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        Add(new MeasuredArrival(arrival.Event.Id, arrival.Event.EventTime)
        {
            Type = arrival.Event.Type,
            Lane = new Lane(arrival.Topic, arrival.Partition),
            Key = arrival.Event.Key,
            ArrivalTime = arrival.ArrivalTime,
            Barrier = arrival.Barrier,
        });
    }

    /// <summary>Takes in the next arrival, as far as it is known.</summary>
    /// <param name="arrival">The arrival after the last one.</param>
    public void Add(in MeasuredArrival arrival)
    {
        var time = arrival.EventTime.UtcTicks;
        var lane = arrival.Lane.Topic is null ? new Lane("", arrival.Lane.Partition) : arrival.Lane;
        Arrivals++;
        Barriers = Math.Max(Barriers, arrival.Barrier);
        ByLane[lane] = ByLane.GetValueOrDefault(lane) + 1;
        var greatest = _greatestByLane.GetValueOrDefault(lane, long.MinValue);
        var greatestOfKey = arrival.Key is null ? long.MinValue : _greatestByKey.GetValueOrDefault((lane.Topic, arrival.Key), long.MinValue);
        if (_ids.Add(arrival.Id))
        {
            AddFirst(arrival, time, greatest, greatestOfKey);
        }

        _greatestByLane[lane] = Math.Max(greatest, time);
        if (arrival.Key is { } key)
        {
            _greatestByKey[(lane.Topic, key)] = Math.Max(greatestOfKey, time);
        }
    }

    private void AddFirst(in MeasuredArrival arrival, long time, long greatest, long greatestOfKey)
    {
        var happened = arrival.EventTime;
        ByType[arrival.Type ?? ""] = ByType.GetValueOrDefault(arrival.Type ?? "") + 1;
        EarliestEvent = Unique == 1 || happened < EarliestEvent ? happened : EarliestEvent;
        LatestEvent = Unique == 1 || happened > LatestEvent ? happened : LatestEvent;
        OutOfOrderInEntity += time < greatestOfKey ? 1 : 0;
        if (time < greatest)
        {
            OutOfOrder++;
            GreatestLag = TimeSpan.FromTicks(Math.Max(GreatestLag.Ticks, greatest - time));
        }

        if (arrival.ArrivalTime is { } arrived)
        {
            AddTimed(happened, arrived);
        }
    }

    private void AddTimed(DateTimeOffset happened, DateTimeOffset arrived)
    {
        Timed++;
        var delay = arrived - happened;
        GreatestDelay = delay > GreatestDelay ? delay : GreatestDelay;
        LateByDay += arrived.UtcDateTime.Date > happened.UtcDateTime.Date ? 1 : 0;
        foreach (var (threshold, count) in _late)
        {
            count[0] += delay >= threshold ? 1 : 0;
        }
    }
}
