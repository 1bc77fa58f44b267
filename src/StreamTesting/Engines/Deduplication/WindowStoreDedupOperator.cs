namespace StreamTesting;

/// <summary>Lets the first record of an id through, as long as a window store knows the id.</summary>
internal sealed class WindowStoreDedupOperator : IStepOperator
{
    private readonly WindowStoreDedupRules _rules;
    private readonly WindowStore<long> _store;
    private readonly DropCounter _drops;

    public WindowStoreDedupOperator(EngineProfile profile, WindowStoreDedupRules rules)
    {
        _rules = rules;
        var store = profile.Store ?? StoreRules.InMemory;
        _store = new WindowStore<long>(store, store.Retention ?? rules.Before + rules.After);
        _drops = new DropCounter(profile.Windows.Drops);
    }

    public bool FollowsClock => true;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        var found = _store.Between(record.Key!, record.Time - _rules.Before, record.Time + _rules.After);
        outcomes.Add(found.Count == 0 ? new PassOutcome(record.Number) : new DuplicateOutcome(record.Number, found[0].Value));
        if ((found.Count == 0 || _rules.Refreshes) && !_store.Put(record.Key!, record.Time, record.Number))
        {
            _drops.Window(record.Key!, record.Time);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes) => _drops.EndBundle(outcomes);

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Restart() => _store.Restart();
}
