namespace StreamTesting;

/// <summary>
/// Tells of each record which clock it sees and whether it is late by itself; if asked to, registers a timer at each record's time. Timers of
/// one key at one time are one; a timer registered at or below the clock waits for the clock's next move, like all others.
/// Source: Flink's <c>KeyedProcessOperator</c> and <c>InternalTimerServiceImpl</c>.
/// </summary>
internal sealed class LatenessOperator(LateRule rule, bool timers) : IStepOperator
{
    private readonly List<SeenOutcome> _bundle = [];
    private readonly HashSet<(string Key, long Time)> _timers = [];
    private readonly PriorityQueue<(string Key, long Time), long> _due = new();

    public bool FollowsClock => true;

    public long PendingTimers => _timers.Count;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes)
    {
        _bundle.Add(new SeenOutcome(record.Number, clock.Now, rule.Judges(record, clock)));
        if (timers && _timers.Add((record.Key!, record.Time)))
        {
            _due.Enqueue((record.Key!, record.Time), record.Time);
        }
    }

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
        outcomes.AddRange(_bundle);
        _bundle.Clear();
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
        while (_due.TryPeek(out var timer, out var time) && time <= clock.Now)
        {
            _due.Dequeue();
            _timers.Remove(timer);
            outcomes.Add(new TimerOutcome(timer.Key, timer.Time, clock.Now));
        }
    }

    public void Restart()
    {
    }
}
