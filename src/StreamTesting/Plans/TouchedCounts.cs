namespace StreamTesting;

/// <summary>How many first arrivals each kind of step touched that are disordered by the definition of that step.</summary>
internal sealed class TouchedCounts(IEnumerable<DisorderStep> steps)
{
    private readonly TimeSpan[] _thresholds = [.. steps.OfType<Late>().Select(late => late.Least).Distinct()];
    private readonly Dictionary<TimeSpan, long> _late = [];
    private readonly SortedDictionary<string, long> _faults = new(StringComparer.Ordinal);

    /// <summary>How many events have each fault of their own, by its name.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    public long LateByDay { get; private set; }

    public long Markers { get; private set; }

    public long OutOfOrder { get; private set; }

    public long OutOfOrderInEntity { get; private set; }

    public long LateBy(TimeSpan threshold) => _late.GetValueOrDefault(threshold);

    public void Add(Arrival arrival)
    {
        if (arrival.First is not null)
        {
            return;
        }

        Markers += arrival.Causes.HasFlag(Causes.Flushed) ? 1 : 0;
        var labels = arrival.Labels;
        foreach (var fault in labels.Faults ?? NameList.Empty)
        {
            _faults[fault] = _faults.GetValueOrDefault(fault) + 1;
        }

        if (arrival.Causes.HasFlag(Causes.Late))
        {
            LateByDay += arrival.ArrivalTime.UtcDateTime.Date > arrival.Event.EventTime.UtcDateTime.Date ? 1 : 0;
            foreach (var threshold in _thresholds)
            {
                _late[threshold] = _late.GetValueOrDefault(threshold) + (labels.IsLate(threshold) ? 1 : 0);
            }
        }

        OutOfOrder += arrival.Causes.HasFlag(Causes.OutOfOrder) && labels.IsOutOfOrder ? 1 : 0;
        OutOfOrderInEntity += arrival.Causes.HasFlag(Causes.OutOfOrderInEntity) && labels.IsOutOfOrderInEntity ? 1 : 0;
    }
}
