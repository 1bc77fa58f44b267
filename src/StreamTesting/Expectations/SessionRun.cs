namespace StreamTesting;

/// <summary>
/// The sessions of one partition by one extreme of the clock, made by the oracle's own operator. Where the engine forgets a session when it closes, it is
/// told once, with all it held; where its store keeps it, as its last update has it.
/// </summary>
internal sealed class SessionRun
{
    private readonly TruthRules _rules;
    private readonly SessionOperator _operator;
    private readonly List<Outcome> _outcomes = [];
    private readonly Dictionary<(string Key, long Start, long End), IReadOnlyList<long>> _told = [];
    private readonly PriorityQueue<(string Key, long Start, long End), (long End, long Start)> _closing = new();
    private readonly long _beyond;
    private long _now = long.MinValue;

    public SessionRun(TruthRules rules, int partition)
    {
        _rules = rules;
        var profile = rules.Profile.Windows.KeptByStore ? rules.Profile with { Sessions = rules.Profile.Sessions with { Retracts = true } } : rules.Profile with { Panes = PaneRules.FinalOnly };
        _operator = new SessionOperator(profile, rules.Gap!.Value, partition);
        _beyond = profile.Sessions.EndsWithLastRecord ? rules.Gap.Value + 1 : 0;
    }

    /// <summary>A record that meets a clock; the rejection, where the sessions refuse it.</summary>
    public RejectionOutcome? Take(in Step record, long now)
    {
        var raisesFirst = _rules.Drive == ClockDrive.StreamTime;
        if (!raisesFirst)
        {
            Advance(now);
        }

        var clock = _rules.ClockAt(now);
        _operator.Element(record, clock, _outcomes);
        _operator.EndBundle(clock, _outcomes);
        var rejection = _outcomes.Find(outcome => outcome is RejectionOutcome) as RejectionOutcome;
        if (raisesFirst)
        {
            Advance(now);
        }

        Learn();
        return rejection;
    }

    /// <summary>The clock moves; it never goes back.</summary>
    public void Advance(long now)
    {
        if (now > _now)
        {
            _now = now;
            _operator.Advance(_rules.ClockAt(now), _outcomes);
            Learn();
        }
    }

    /// <summary>The sessions that nothing more can come into, by the clock as it is.</summary>
    public List<SessionContent> Closed()
    {
        var closed = new List<SessionContent>();
        while (_closing.TryPeek(out var name, out _) && _rules.ClockAt(_now).Passed(unchecked(name.End + _beyond), _rules.Profile.Windows.AllowedLateness))
        {
            _closing.Dequeue();
            if (_told.Remove(name, out var records))
            {
                closed.Add(new SessionContent(name.Key, name.Start, name.End, records));
            }
        }

        return closed;
    }

    private void Learn()
    {
        foreach (var outcome in _outcomes)
        {
            if (outcome is PaneOutcome pane)
            {
                var name = (pane.Key, pane.Start, pane.End);
                if (!_told.ContainsKey(name))
                {
                    _closing.Enqueue(name, (pane.End, pane.Start));
                }

                _told[name] = [.. pane.Records.Order()];
            }
            else if (outcome is RetractionOutcome retraction)
            {
                _told.Remove((retraction.Key, retraction.Start, retraction.End));
            }
        }

        _outcomes.Clear();
    }
}
