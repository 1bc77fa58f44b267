namespace StreamTesting;

/// <summary>A table and an aggregation of its rows. Source: Kafka Streams' <c>KTableSource</c>, <c>KTableRepartitionMap</c> and <c>KTableAggregate</c>.</summary>
internal sealed class TableOperator(EngineProfile profile, TableRules rules) : IStepOperator
{
    private readonly ITableStore _store = rules.MakeStore();
    private readonly DropCounter _drops = new(profile.Windows.Drops);
    private readonly Dictionary<string, long> _aggregated = new(StringComparer.Ordinal);

    public bool FollowsClock => true;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        var (key, number) = (record.Key!, record.Value is null ? (long?)null : record.Number);
        try
        {
            var before = _store.Latest(key);
            var put = _store.Put(key, number, record.Time);
            if (put == TablePut.Refused)
            {
                _drops.Window(key, record.Time);
                return;
            }

            outcomes.Add(new RowOutcome(key, number, record.Time));
            if (put == TablePut.Latest && (before is not null || number is not null))
            {
                var time = Math.Max(record.Time, _aggregated.GetValueOrDefault(key, record.Time));
                _aggregated[key] = time;
                outcomes.Add(new LiveRowOutcome(key, number, time));
            }
        }
        catch (TableFailureException failure)
        {
            outcomes.Add(new FailureOutcome(failure.Message));
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes) => _drops.EndBundle(outcomes);

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Read(in Step read, List<Outcome> outcomes)
    {
        foreach (var key in _store.Keys)
        {
            Tell(key, _store.Latest(key), null, outcomes);
            foreach (var time in read.AsOf ?? [])
            {
                Tell(key, _store.AsOf(key, time), time, outcomes);
            }
        }
    }

    public void Restart() => _store.Restart();

    private static void Tell(string key, StoredRow? row, long? asOf, List<Outcome> outcomes)
    {
        if (row is { } found)
        {
            outcomes.Add(new ReadOutcome(key, found.Number, found.Time, asOf));
        }
    }
}
