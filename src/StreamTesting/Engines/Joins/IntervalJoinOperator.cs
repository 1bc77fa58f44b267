namespace StreamTesting;

/// <summary>
/// Pairs each record with those of the other input that are near it and still kept. A left row is kept while a right one could still come that
/// is not before it, and the other way round; sums wrap as the engine's do.
/// </summary>
internal sealed class IntervalJoinOperator : IStepOperator
{
    private readonly IntervalJoinRules _rules;
    private readonly long? _noTime;
    private readonly long _lower;
    private readonly long _upper;
    private readonly IntervalJoinSide _left;
    private readonly IntervalJoinSide _right;

    public IntervalJoinOperator(IntervalJoinRules rules, long? noTime)
    {
        (_rules, _noTime) = (rules, noTime);
        (_lower, _upper) = (rules.Lower + (rules.LowerInclusive ? 0 : 1), rules.Upper - (rules.UpperInclusive ? 0 : 1));
        (_left, _right) = (new IntervalJoinSide(Math.Max(0, _upper)), new IntervalJoinSide(Math.Max(0, -_lower)));
    }

    public bool FollowsClock => true;

    public long PendingTimers => _left.Times + _right.Times;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (record.Time == _noTime)
        {
            outcomes.Add(new FailureOutcome($"Record {record.Number} has no timestamp: {record.Time} stands for none."));
            return;
        }

        if (_rules.Late.Judges(record, clock))
        {
            outcomes.Add(new LateOutcome(record.Number, clock.Now, _rules.LateSideOutput));
            return;
        }

        if (record.Input == 0)
        {
            _left.Put(record);
            foreach (var right in _right.Between(record.Key!, unchecked(record.Time + _lower), unchecked(record.Time + _upper)))
            {
                outcomes.Add(new PairOutcome(record.Number, right.Value, Math.Max(record.Time, right.Time)));
            }
        }
        else
        {
            _right.Put(record);
            foreach (var left in _left.Between(record.Key!, unchecked(record.Time - _upper), unchecked(record.Time - _lower)))
            {
                outcomes.Add(new PairOutcome(left.Value, record.Number, Math.Max(left.Time, record.Time)));
            }
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
        _left.Forget(clock.Now);
        _right.Forget(clock.Now);
    }

    public void Restart()
    {
    }
}
