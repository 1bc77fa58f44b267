namespace StreamTesting;

/// <summary>Keeps one row of each key. One operator for all engines: they differ in the rules' values only.</summary>
internal sealed class DedupOperator(DedupRules rules) : IStepOperator
{
    private readonly Dictionary<DedupKey, DedupRow> _rows = [];
    private readonly PriorityQueue<(DedupKey Key, DedupRow Row), long> _waiting = new();
    private readonly PriorityQueue<(DedupKey Key, DedupRow Row), long> _forgetting = new();
    private readonly TimeToLive<DedupKey> _timeToLive = new(rules.TimeToLive);
    private readonly DropCounter _drops = new(DropUnit.Record);
    private readonly List<Outcome> _bundle = [];
    private long _duplicates;

    public bool FollowsClock => true;

    public long PendingTimers { get; private set; }

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (record.RowKind != RowKind.Insert)
        {
            outcomes.Add(new FailureOutcome($"Record {record.Number} is a {record.RowKind}; the deduplication takes only inserts."));
        }
        else if (rules.Late.Judges(record, clock))
        {
            _bundle.Add(new LateOutcome(record.Number, clock.Now, ToSideOutput: false));
            _drops.Record();
        }
        else if (!_rows.TryGetValue(DedupKey.Of(record, rules.TimeInKey), out var kept))
        {
            Keep(record, clock);
        }
        else if (IsBetter(record, kept))
        {
            Replace(kept, record, clock);
        }
        else
        {
            Refuse(record, kept, clock);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
        outcomes.AddRange(_bundle);
        _bundle.Clear();
        _drops.EndBundle(outcomes);
        if (rules.CountsDuplicates && _duplicates > 0)
        {
            outcomes.Add(new DuplicateCountOutcome(_duplicates));
        }

        _duplicates = 0;
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
        while (_waiting.TryPeek(out var first, out var time) && time <= clock.Now)
        {
            _waiting.Dequeue();
            if (first.Row.Waits && first.Row.Time == time)
            {
                outcomes.Add(new PassOutcome(first.Row.Number));
                first.Row.Waits = false;
                PendingTimers--;
                Remember(first.Key, first.Row, clock, Reach(first.Row.Time, first.Row.Micros));
            }
        }

        while (_forgetting.TryPeek(out var oldest, out var end) && clock.Passed(end))
        {
            _forgetting.Dequeue();
            if (oldest.Row.Forgotten == end && _rows.GetValueOrDefault(oldest.Key) == oldest.Row)
            {
                _rows.Remove(oldest.Key);
                _timeToLive.Forget(oldest.Key);
            }
        }
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

    private bool IsBetter(in Step record, DedupRow kept) => rules.Output switch
    {
        DedupOutput.AtOnce => false,
        DedupOutput.WhenCertain when !kept.Waits => false,
        _ when !rules.ByEventTime => rules.KeepsLast,
        _ => rules.KeepsLast ? kept.CompareTimeTo(record) <= 0 : kept.CompareTimeTo(record) > 0,
    };

    private void Keep(in Step record, in EngineClock clock)
    {
        var (key, row) = (DedupKey.Of(record, rules.TimeInKey), new DedupRow());
        _rows.Add(key, row);
        row.Become(record);
        if (rules.Output == DedupOutput.WhenCertain)
        {
            row.Waits = true;
            PendingTimers++;
            _waiting.Enqueue((key, row), row.Time);
            return;
        }

        _bundle.Add(rules.Output == DedupOutput.Updates ? new ChangeOutcome(RowKind.Insert, record.Key!, record.Number) : new PassOutcome(record.Number));
        Remember(key, row, clock, Reach(row.Time, row.Micros));
    }

    private void Replace(DedupRow kept, in Step record, in EngineClock clock)
    {
        var key = DedupKey.Of(record, rules.TimeInKey);
        var before = kept.Number;
        kept.Become(record);
        if (kept.Waits)
        {
            _bundle.Add(new DuplicateOutcome(before, record.Number));
            _waiting.Enqueue((key, kept), kept.Time);
            return;
        }

        if (rules.TakesBack)
        {
            _bundle.Add(new ChangeOutcome(RowKind.UpdateBefore, record.Key!, before));
        }

        _bundle.Add(new ChangeOutcome(RowKind.UpdateAfter, record.Key!, record.Number));
        Remember(key, kept, clock, Reach(kept.Time, kept.Micros));
    }

    private void Refuse(in Step record, DedupRow kept, in EngineClock clock)
    {
        _duplicates++;
        _bundle.Add(new DuplicateOutcome(record.Number, kept.Number));
        if (rules.Refreshes && !kept.Waits)
        {
            Remember(DedupKey.Of(record, rules.TimeInKey), kept, clock, Math.Max(kept.Forgotten, Reach(record.Time, record.Micros)));
        }
    }

    private void Remember(DedupKey key, DedupRow row, in EngineClock clock, long until)
    {
        _timeToLive.Written(key, clock.ProcessingTime);
        if (rules.Horizon is not null)
        {
            row.Forgotten = until;
            _forgetting.Enqueue((key, row), until);
        }
    }

    /// <summary>Up to when a row of that time is remembered, rounded up to a ms.</summary>
    private long Reach(long time, int micros)
    {
        var (length, from) = (rules.Horizon.GetValueOrDefault(), micros == 0 || time == long.MaxValue ? time : time + 1);
        return from > long.MaxValue - length ? long.MaxValue : from + length;
    }
}
