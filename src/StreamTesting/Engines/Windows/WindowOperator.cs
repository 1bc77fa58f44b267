namespace StreamTesting;

/// <summary>
/// Windows of fixed size: a record goes into every window it is in that has not closed for it; a window closes when the clock has passed its
/// end and the allowed lateness. One operator for all engines: they differ in the profile's values only.
/// </summary>
internal sealed class WindowOperator(EngineProfile profile, WindowShape shape, int partition) : IStepOperator
{
    private readonly WindowRules _rules = profile.Windows;
    private readonly WindowAdmission _admission = new(profile, shape);
    private readonly PaneTrigger _trigger = new(profile.Panes, profile.Windows.AllowedLateness, partition);
    private readonly DropCounter _drops = new(profile.Windows.Drops);
    private readonly WindowShelf _slots = new(profile, shape.Size);
    private readonly PriorityQueue<WindowSlot, long> _ending = new();
    private readonly PriorityQueue<WindowSlot, long> _expiring = new();
    private readonly List<WindowState> _touched = [];
    private long _closedBefore = long.MinValue;

    public bool FollowsClock => !profile.Panes.Complete;

    public long PendingTimers => _slots.All.Sum(slot => slot.Windows.Values.Sum(_trigger.TimersOf));

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        if (record.Time == profile.Clock.NoTime)
        {
            outcomes.Add(new FailureOutcome($"Record {record.Number} has no timestamp: {record.Time} stands for none."));
            return;
        }

        var (first, count) = _admission.StartsOf(record.Time);
        var accepted = false;
        for (var n = 0L; n < count; n++)
        {
            var start = unchecked(first + (n * shape.Slide));
            var end = unchecked(start + shape.Size);
            if (_admission.IsClosed(end, clock))
            {
                outcomes.Add(new RejectionOutcome(record.Number, start, end, clock.Now));
                _drops.Window(record.Key!, start);
                continue;
            }

            accepted = true;
            Put(record, start, end);
        }

        if (!accepted && _rules.Drops == DropUnit.Record && clock.PassedTime(record.Time, _rules.AllowedLateness))
        {
            outcomes.Add(new LateOutcome(record.Number, clock.Now, _rules.LateSideOutput));
            if (!_rules.LateSideOutput)
            {
                _drops.Record();
            }
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
        foreach (var window in _touched)
        {
            window.Touched = false;
            _trigger.AfterBundle(window, clock, outcomes);
            if (window.Armed)
            {
                Await(_slots[window.Start]);
            }
        }

        _touched.Clear();
        if (profile.Panes.Complete)
        {
            FireAll(outcomes);
        }

        _drops.EndBundle(outcomes);
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
        if (profile.Panes.Complete)
        {
            return;
        }

        while (_ending.TryPeek(out var slot, out _) && clock.Passed(slot.End))
        {
            _ending.Dequeue();
            slot.Queued = false;
            foreach (var window in slot.ByKey().Where(window => window.Armed))
            {
                _trigger.AtEnd(window, clock, outcomes);
            }
        }

        while (_expiring.TryPeek(out var slot, out _) && clock.Passed(slot.End, _rules.AllowedLateness))
        {
            _expiring.Dequeue();
            slot.Closing = false;
            Close(slot, outcomes);
        }

        _closedBefore = Math.Max(_closedBefore, clock.Now);
    }

    public void Tick(in EngineClock clock, List<Outcome> outcomes)
    {
        if (profile.Panes.EarlyDelay is null)
        {
            return;
        }

        foreach (var slot in _slots.All)
        {
            foreach (var window in slot.Windows.Values)
            {
                _trigger.AtDelay(window, clock, outcomes);
            }
        }
    }

    public void Restart() => _slots.Restart();

    private void Put(in Step record, long start, long end)
    {
        var slot = _slots.Of(start, end);
        if (!slot.Closing)
        {
            slot.Closing = true;
            _expiring.Enqueue(slot, end);
        }

        var window = slot.Of(record.Key!);
        window.Add(record);
        if (!window.Touched)
        {
            window.Touched = true;
            _touched.Add(window);
        }
    }

    private void Await(WindowSlot slot)
    {
        if (!slot.Queued && profile.Panes.OnTime != Firing.Never)
        {
            slot.Queued = true;
            _ending.Enqueue(slot, slot.End);
        }
    }

    /// <summary>What was closed before a restart is not put out again, whatever it took since; only a buffer knows nothing of that.</summary>
    private void Close(WindowSlot slot, List<Outcome> outcomes)
    {
        var isThere = _slots.Close(slot);
        if (profile.Panes.Buffered || !_rules.KeptByStore || (isThere && slot.End + _rules.AllowedLateness > _closedBefore))
        {
            foreach (var window in slot.ByKey())
            {
                _trigger.AtExpiry(window, outcomes);
            }
        }
    }

    private void FireAll(List<Outcome> outcomes)
    {
        foreach (var slot in _slots.All.OrderBy(slot => slot.Start))
        {
            foreach (var window in slot.ByKey())
            {
                _trigger.Fire(window, PaneTiming.Early, isLast: false, outcomes);
            }
        }
    }
}
