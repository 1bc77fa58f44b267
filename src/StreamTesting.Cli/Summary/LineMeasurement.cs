namespace StreamTesting.Cli;

/// <summary>What a stream is, measured from ids, keys and times alone. Memory grows with the ids and keys.</summary>
internal sealed class LineMeasurement(TimeSpan lateThreshold)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _greatestByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _greatestByLane = new(StringComparer.Ordinal);

    public TimeSpan LateThreshold => lateThreshold;

    public long Arrivals { get; private set; }

    public long Events => _ids.Count;

    public long Keys => _greatestByKey.Count;

    public long Copies => Arrivals - Events;

    public long Timed { get; private set; }

    public long OutOfOrder { get; private set; }

    public long OutOfOrderInEntity { get; private set; }

    public long LateByDay { get; private set; }

    public long LateByThreshold { get; private set; }

    public TimeSpan GreatestLag { get; private set; }

    public TimeSpan GreatestDelay { get; private set; }

    public DateTimeOffset? Earliest { get; private set; }

    public DateTimeOffset? Latest { get; private set; }

    public SortedDictionary<string, long> ByType { get; } = new(StringComparer.Ordinal);

    /// <summary>Takes in the next arrival. Order is looked at among all arrivals of a lane, and counted for first arrivals.</summary>
    public void Add(string id, string? type, string? key, string lane, DateTimeOffset happened, DateTimeOffset? arrived)
    {
        Arrivals++;
        var isFirst = _ids.Add(id);
        var behind = _greatestByLane.TryGetValue(lane, out var greatest) && happened < greatest;
        var behindKey = key is not null && _greatestByKey.TryGetValue(key, out var greatestOfKey) && happened < greatestOfKey;
        _greatestByLane[lane] = behind ? greatest : happened;
        if (key is not null)
        {
            _greatestByKey[key] = behindKey ? _greatestByKey[key] : happened;
        }

        if (!isFirst)
        {
            return;
        }

        ByType[type ?? ""] = ByType.GetValueOrDefault(type ?? "") + 1;
        Earliest = Earliest is { } earliest && earliest <= happened ? earliest : happened;
        Latest = Latest is { } latest && latest >= happened ? latest : happened;
        OutOfOrder += behind ? 1 : 0;
        OutOfOrderInEntity += behindKey ? 1 : 0;
        GreatestLag = behind && greatest - happened > GreatestLag ? greatest - happened : GreatestLag;
        if (arrived is { } time)
        {
            Late(happened, time);
        }
    }

    private void Late(DateTimeOffset happened, DateTimeOffset arrived)
    {
        Timed++;
        var delay = arrived - happened;
        GreatestDelay = delay > GreatestDelay ? delay : GreatestDelay;
        LateByThreshold += delay >= lateThreshold ? 1 : 0;
        LateByDay += arrived.UtcDateTime.Date > happened.UtcDateTime.Date ? 1 : 0;
    }
}
