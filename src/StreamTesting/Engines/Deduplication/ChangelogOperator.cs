namespace StreamTesting;

/// <summary>Tells the last row of each key by arrival, as inserts, updates and deletes.</summary>
internal sealed class ChangelogOperator(ChangelogRules rules) : IStepOperator
{
    private readonly Dictionary<string, Step> _rows = new(StringComparer.Ordinal);
    private readonly TimeToLive<string> _timeToLive = new(rules.TimeToLive);

    public bool FollowsClock => true;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (!rules.Normalizes && record.RowKind != RowKind.Insert)
        {
            outcomes.Add(new FailureOutcome($"Record {record.Number} is a {record.RowKind}; the deduplication takes only inserts."));
        }
        else if (record.RowKind is RowKind.Delete or RowKind.UpdateBefore)
        {
            Delete(record.Key!, outcomes);
        }
        else
        {
            Put(record, clock, outcomes);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Tick(in EngineClock clock, List<Outcome> outcomes)
    {
        foreach (var key in _timeToLive.Expired(clock.ProcessingTime))
        {
            _rows.Remove(key);
        }
    }

    public void Restart()
    {
    }

    private void Delete(string key, List<Outcome> outcomes)
    {
        if (_rows.Remove(key, out var stored))
        {
            _timeToLive.Forget(key);
            outcomes.Add(new ChangeOutcome(RowKind.Delete, key, stored.Number));
        }
    }

    private void Put(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        var key = record.Key!;
        if (!_rows.TryGetValue(key, out var stored))
        {
            outcomes.Add(new ChangeOutcome(RowKind.Insert, key, record.Number));
            Store(record, RowKind.Insert, clock);
            return;
        }

        if (rules.TimeToLive is null && AreEqual(stored, record))
        {
            outcomes.Add(new DuplicateOutcome(record.Number, stored.Number));
            if (!rules.Normalizes)
            {
                Store(record, RowKind.Insert, clock);
            }

            return;
        }

        if (rules.TakesBack)
        {
            outcomes.Add(new ChangeOutcome(RowKind.UpdateBefore, key, stored.Number));
        }

        outcomes.Add(new ChangeOutcome(RowKind.UpdateAfter, key, record.Number));
        Store(record, rules.SharesRows && !rules.Normalizes ? RowKind.UpdateAfter : RowKind.Insert, clock);
    }

    private bool AreEqual(in Step stored, in Step record) =>
        (!rules.ComparesKinds || stored.RowKind == record.RowKind)
        && (stored.Time, stored.Micros) == (record.Time, record.Micros)
        && string.Equals(stored.Value, record.Value, StringComparison.Ordinal);

    private void Store(in Step record, RowKind kind, in EngineClock clock)
    {
        _rows[record.Key!] = record with { RowKind = kind };
        _timeToLive.Written(record.Key!, clock.ProcessingTime);
    }
}
