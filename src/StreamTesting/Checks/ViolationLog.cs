using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>Whole counts of violations, and the first of each anomaly: one for each event, always its latest state.</summary>
internal sealed class ViolationLog
{
    private readonly SortedDictionary<string, Anomaly> _anomalies = new(StringComparer.Ordinal);

    public bool IsEmpty => _anomalies.Count == 0;

    public ImmutableSortedDictionary<string, AnomalyCount> Counts =>
        _anomalies.ToImmutableSortedDictionary(pair => pair.Key, pair => new AnomalyCount(pair.Value.Violations, pair.Value.Events), StringComparer.Ordinal);

    public ImmutableArray<Violation> First => Verdict.First(_anomalies.Values.SelectMany(anomaly => anomaly.Kept));

    public void Add(Violation violation, bool isNewEvent = true)
    {
        var anomaly = Of(violation.Anomaly);
        anomaly.Violations++;
        if (isNewEvent)
        {
            anomaly.Events++;
            if (anomaly.Kept.Count < Verdict.ViolationLimit)
            {
                anomaly.Kept.Add(violation);
            }

            return;
        }

        var place = anomaly.Kept.FindIndex(kept => kept.EventId == violation.EventId);
        if (place >= 0)
        {
            anomaly.Kept[place] = violation with { At = anomaly.Kept[place].At };
        }
    }

    /// <summary>Adds violations of one event each, of which only the first are made.</summary>
    public void Add(string name, long count, IEnumerable<Violation> violations)
    {
        if (count > 0)
        {
            var anomaly = Of(name);
            anomaly.Violations += count;
            anomaly.Events += count;
            anomaly.Kept.AddRange(violations.Take(Verdict.ViolationLimit));
        }
    }

    private Anomaly Of(string name)
    {
        if (!_anomalies.TryGetValue(name, out var anomaly))
        {
            _anomalies[name] = anomaly = new Anomaly();
        }

        return anomaly;
    }

    private sealed class Anomaly
    {
        public long Violations { get; set; }

        public long Events { get; set; }

        public List<Violation> Kept { get; } = [];
    }
}
