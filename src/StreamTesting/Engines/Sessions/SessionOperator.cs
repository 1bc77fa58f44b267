namespace StreamTesting;

/// <summary>
/// Sessions: a record opens one of its own, which merges with those of its key that it touches. One operator for all engines: they differ in
/// the profile's values only. The sources are with <see cref="SessionRules"/>.
/// </summary>
internal sealed class SessionOperator : IStepOperator
{
    private readonly EngineProfile _profile;
    private readonly SessionRules _rules;
    private readonly PaneTrigger _trigger;
    private readonly DropCounter _drops;
    private readonly SessionTable _sessions;
    private readonly SessionCloser _closer;
    private readonly List<WindowState> _touched = [];
    private readonly int _partition;
    private readonly long _lateness;
    private readonly long _beyond;
    private readonly long _reach;

    public SessionOperator(EngineProfile profile, long gap, int partition)
    {
        (_profile, _rules, _partition, _lateness) = (profile, profile.Sessions, partition, profile.Windows.AllowedLateness);
        _reach = gap + (_rules.EndsWithLastRecord ? 1 : 0);
        _beyond = _rules.EndsWithLastRecord ? _reach : 0;
        var touch = (_rules.EndsWithLastRecord ? 1 : 0) + (_rules.MergesAtGap ? 0 : 1);
        var store = profile.Windows.KeptByStore ? profile.Store ?? new StoreRules() : null;
        _drops = new DropCounter(profile.Windows.Drops);
        _trigger = new PaneTrigger(profile.Panes, _lateness, partition, _beyond);
        _sessions = new SessionTable(store, store?.Retention ?? gap + _lateness, touch, _beyond);
        _closer = new SessionCloser(profile, _sessions, _trigger);
    }

    public bool FollowsClock => true;

    public long PendingTimers => _sessions.All().Sum(_trigger.TimersOf);

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (record.Micros != 0 && _profile.Clock.Drive == ClockDrive.MicroBatches)
        {
            throw new ArgumentException($"Record {record.Number} has {record.Micros} microseconds beyond its ms; sessions are told in whole ms only.", nameof(record));
        }

        var (start, end) = (record.Time, unchecked(record.Time + _reach));
        var found = _rules.JudgedAlone && clock.Passed(end, _lateness) ? [] : _sessions.Touching(record.Key!, start, end);
        var (from, to) = (start, end);
        foreach (var session in found)
        {
            (from, to) = (Math.Min(from, session.Start), Math.Max(to, session.End));
        }

        if (clock.Passed(_rules.JudgedAlone ? end : to, _lateness))
        {
            Reject(record, start, to, clock, outcomes);
            return;
        }

        if (_rules.Retracts && _profile.Panes.EarlyCount is not null && (from, to) != (start, end))
        {
            outcomes.AddRange(found.Select(old => new RetractionOutcome(old.Key, old.Start, old.End - _beyond) { Partition = _partition }));
        }

        var merged = found is [var only] && (only.Start, only.End) == (from, to) ? only : Merge(record.Key!, found, from, to, clock);
        merged.Add(record);
        if (!merged.Touched)
        {
            merged.Touched = true;
            _touched.Add(merged);
        }

        if (!_sessions.Put(merged))
        {
            _drops.Window(record.Key!, start);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
        foreach (var session in _touched)
        {
            session.Touched = false;
            if (!session.Gone)
            {
                _trigger.AfterBundle(session, clock, outcomes);
                _closer.Await(session);
            }
        }

        _touched.Clear();
        _drops.EndBundle(outcomes);
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes) => _closer.Advance(clock, outcomes);

    public void Tick(in EngineClock clock, List<Outcome> outcomes)
    {
        if (_profile.Panes.EarlyDelay is null)
        {
            return;
        }

        foreach (var session in _sessions.All())
        {
            _trigger.AtDelay(session, clock, outcomes);
        }
    }

    public void Restart() => _sessions.Restart();

    private void Reject(in Step record, long start, long end, in EngineClock clock, List<Outcome> outcomes)
    {
        outcomes.Add(new RejectionOutcome(record.Number, start, unchecked(end - _beyond), clock.Now));
        _drops.Window(record.Key!, start, record.Partition);
        if (_profile.Windows.Drops == DropUnit.Record && clock.PassedTime(record.Time, _lateness))
        {
            outcomes.Add(new LateOutcome(record.Number, clock.Now, _profile.Windows.LateSideOutput));
            if (!_profile.Windows.LateSideOutput)
            {
                _drops.Record();
            }
        }
    }

    /// <summary>
    /// One session of several. Its end counts as passed only if that is so for all that were there before this bundle; if one of them was
    /// past its end and the new one is not, early panes start to count anew. Source: Beam's <c>AfterWatermarkStateMachine.onMerge</c> and
    /// <c>AfterPaneStateMachine.onMerge</c>.
    /// </summary>
    private WindowState Merge(string key, List<WindowState> found, long start, long end, in EngineClock clock)
    {
        if (found.Count == 0)
        {
            return new WindowState(key, start, end);
        }

        var before = found.Where(session => session.Settled).ToList();
        var endPassed = before.TrueForAll(session => session.EndPassed) && clock.Passed(end);
        var early = before.Exists(session => session.EndPassed) ? 0 : before.Sum(session => session.Early);
        var due = endPassed ? null : before.Min(session => session.EarlyDue);
        var merged = found.MaxBy(session => session.Records.Count)!;
        _closer.Forget(found);
        _sessions.Remove(merged);
        foreach (var session in found.Where(session => session != merged))
        {
            merged.Absorb(session, _profile.Panes.Accumulating);
            _sessions.Remove(session);
        }

        merged.Widen(start, end);
        (merged.EndPassed, merged.Early, merged.EarlyDue, merged.Settled) = (endPassed, early, due, before.Count > 0);
        return merged;
    }
}
