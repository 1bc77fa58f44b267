namespace StreamTesting;

/// <summary>
/// A join of two streams. Both inputs share one clock, which every record raises, also one without key or value. A record on a side whose
/// unmatched records come out does so at once when the greatest partner time it looks for is below the clock, although the grace may not be
/// over; else it waits. Source: Kafka Streams' <c>KStreamKStreamJoin</c>.
/// </summary>
internal sealed class StreamJoinOperator : IStepOperator
{
    private readonly StreamJoinRules _rules;
    private readonly StreamJoinSide _left;
    private readonly StreamJoinSide _right;
    private readonly StreamJoinWaiting _waiting;
    private readonly DropCounter _drops;

    public StreamJoinOperator(EngineProfile profile, StreamJoinRules rules)
    {
        _rules = rules;
        var store = profile.Store ?? StoreRules.InMemory;
        var grace = profile.Windows.AllowedLateness;
        var retention = rules.Before + rules.After + grace;
        (_left, _right) = (new StreamJoinSide(store, retention), new StreamJoinSide(store, retention));
        _waiting = new StreamJoinWaiting(rules, grace, store.EmitInterval);
        _drops = new DropCounter(profile.Windows.Drops);
    }

    public bool FollowsClock => true;

    public bool Takes(in Step record) => true;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        var isLeft = record.Input == 0;
        var isOuter = _rules.Kind == JoinKind.Outer || (_rules.Kind == JoinKind.Left && isLeft);
        if (record.Key is not null && !(isLeft ? _left : _right).Put(record))
        {
            _drops.Window(record.Key, record.Time);
        }

        if (record.Value is null || (record.Key is null && !isOuter))
        {
            _drops.Window(record.Key ?? "", record.Time);
        }
        else if (record.Key is null)
        {
            outcomes.Add(Alone(record, isLeft));
        }
        else
        {
            Join(record, isLeft, isOuter, clock, outcomes);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes) => _drops.EndBundle(outcomes);

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Restart()
    {
        _left.Restart();
        _right.Restart();
        _waiting.Restart();
    }

    private static PairOutcome Alone(in Step record, bool isLeft) => new(isLeft ? record.Number : null, isLeft ? null : record.Number, record.Time);

    private void Join(in Step record, bool isLeft, bool isOuter, in EngineClock clock, List<Outcome> outcomes)
    {
        if (record.Time == clock.Now && _rules.Kind != JoinKind.Inner)
        {
            _waiting.Look(isLeft, clock, outcomes);
        }

        var from = Math.Max(0, record.Time - (isLeft ? _rules.Before : _rules.After));
        var to = Math.Max(0, record.Time + (isLeft ? _rules.After : _rules.Before));
        var found = (isLeft ? _right : _left).Between(record.Key!, from, to);
        foreach (var other in found)
        {
            _waiting.Remove(other.Time, !isLeft, record.Key!);
            var (left, right) = isLeft ? (record.Number, other.Value) : (other.Value, record.Number);
            outcomes.Add(new PairOutcome(left, right, Math.Max(record.Time, other.Time)));
        }

        if (!isOuter || found.Count > 0)
        {
            return;
        }

        if (to < clock.Now)
        {
            outcomes.Add(Alone(record, isLeft));
        }
        else
        {
            _waiting.Add(record, isLeft);
        }
    }
}
