namespace StreamTesting;

/// <summary>
/// What comes out of sessions when the clock passes their ends, and when they close. Where sessions are kept by a store, closing does not
/// remove them: a closed one can grow and close again. Source: Kafka Streams' <c>KTableSuppressProcessor</c> and
/// <c>KStreamSessionWindowAggregate.maybeForwardFinalResult</c>.
/// </summary>
internal sealed class SessionCloser(EngineProfile profile, SessionTable sessions, PaneTrigger trigger)
{
    private readonly long _lateness = profile.Windows.AllowedLateness;
    private readonly bool _kept = profile.Windows.KeptByStore;
    private readonly bool _buffered = profile.Panes.Buffered;
    private readonly Dictionary<(string Key, long Start, long End), WindowState> _waiting = [];
    private readonly PriorityQueue<(WindowState Session, long Start, long End), long> _ending = new();
    private readonly PriorityQueue<(string Key, long Start, long End), (string Key, long Start, long End)> _closing =
        new(Comparer<(string Key, long Start, long End)>.Create(profile.Panes.Buffered || profile.Store?.SegmentInterval is null ? ByKey : ByStart));

    private long _closedBefore = long.MinValue;

    /// <summary>A session has changed: it waits for its end and for its closing.</summary>
    public void Await(WindowState session)
    {
        if (session is { Armed: true, Queued: false } && profile.Panes.OnTime != Firing.Never)
        {
            session.Queued = true;
            _ending.Enqueue((session, session.Start, session.End), session.End);
        }

        var name = (session.Key, session.Start, session.End);
        if (_kept && profile.Panes.Final == Firing.Never)
        {
            return;
        }

        if (!_waiting.TryGetValue(name, out var other))
        {
            _closing.Enqueue(name, name);
        }
        else if (other != session)
        {
            other.Gone = true;
        }

        _waiting[name] = session;
    }

    /// <summary>Sessions are merged into another.</summary>
    public void Forget(List<WindowState> merged)
    {
        foreach (var session in merged)
        {
            _waiting.Remove((session.Key, session.Start, session.End));
        }
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
        while (_ending.TryPeek(out var due, out _) && clock.Passed(due.End))
        {
            _ending.Dequeue();
            var session = due.Session;
            if (session.Gone || (session.Start, session.End) != (due.Start, due.End))
            {
                continue;
            }

            session.Queued = false;
            if (session.Armed)
            {
                trigger.AtEnd(session, clock, outcomes);
            }
        }

        var early = _buffered ? 1 : 0;
        while (_closing.TryPeek(out var name, out _) && clock.Passed(unchecked(name.End - early), _lateness))
        {
            _closing.Dequeue();
            if (_waiting.Remove(name, out var closed))
            {
                Close(closed, outcomes);
            }
        }

        _closedBefore = Math.Max(_closedBefore, clock.Now);
    }

    private static int ByKey((string Key, long Start, long End) one, (string Key, long Start, long End) other)
    {
        var order = one.End.CompareTo(other.End);
        order = order != 0 ? order : string.CompareOrdinal(one.Key, other.Key);
        return order != 0 ? order : one.Start.CompareTo(other.Start);
    }

    private static int ByStart((string Key, long Start, long End) one, (string Key, long Start, long End) other)
    {
        var order = one.End.CompareTo(other.End);
        order = order != 0 ? order : one.Start.CompareTo(other.Start);
        return order != 0 ? order : string.CompareOrdinal(one.Key, other.Key);
    }

    private void Close(WindowState session, List<Outcome> outcomes)
    {
        if (!_kept)
        {
            session.Gone = true;
            sessions.Remove(session);
            trigger.AtExpiry(session, outcomes);
        }
        else if (_buffered || (!session.Forgotten && session.End + _lateness > _closedBefore))
        {
            trigger.Fire(session, PaneTiming.Final, isLast: true, outcomes);
        }
    }
}
