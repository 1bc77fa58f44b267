namespace StreamTesting;

/// <summary>
/// A task of one partition. Its stream time starts anew at a restart; a record with a negative time reaches no operator, one that the operator
/// does not take (most: one without a key) does not raise stream time; both count as dropped.
/// </summary>
internal sealed class StreamTask(EngineProfile profile, IStepOperator behind)
{
    private readonly long _interval = profile.Store?.EmitInterval ?? 0;
    private long _streamTime = profile.Clock.Start;
    private long _nextLook = long.MinValue;
    private long _dropped;

    public void Record(in Step record, long wallClock, List<Outcome> outcomes)
    {
        var first = outcomes.Count;
        if (record.Time < 0 || !behind.Takes(record))
        {
            outcomes.Add(new DropOutcome(1, 0));
        }
        else
        {
            Take(record, wallClock, outcomes);
        }

        for (var i = first; i < outcomes.Count; i++)
        {
            outcomes[i] = outcomes[i] is DropOutcome drop ? drop with { Total = _dropped += drop.Count } : outcomes[i];
        }
    }

    public void Read(in Step read, List<Outcome> outcomes) => behind.Read(read, outcomes);

    public void Restart()
    {
        _streamTime = profile.Clock.AtRestart == ClockRestart.Kept ? _streamTime : profile.Clock.Start;
        _nextLook = long.MinValue;
        behind.Restart();
    }

    private void Take(in Step record, long wallClock, List<Outcome> outcomes)
    {
        _streamTime = Math.Max(_streamTime, record.Time);
        var clock = new EngineClock(_streamTime, profile.Clock.IncludesItsTime, wallClock);
        behind.Element(record, clock, outcomes);
        behind.EndBundle(clock, outcomes);
        if (wallClock >= _nextLook)
        {
            behind.Advance(clock, outcomes);
            _nextLook = wallClock + _interval;
        }
    }
}
