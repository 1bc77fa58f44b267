namespace StreamTesting;

/// <summary>
/// Windows of windows: the results of one operator are the records of the next, at the last ms of their window, judged by the clock as it was
/// before it closed them. Source: Spark's <c>window_time</c> and <c>WatermarkPropagator</c>; Flink's output timestamp, <c>end - 1</c>.
/// </summary>
internal sealed class ChainOperator(IStepOperator first, IStepOperator second) : IStepOperator
{
    private readonly List<Outcome> _between = [];
    private EngineClock? _before;

    public bool FollowsClock => first.FollowsClock || second.FollowsClock;

    public long PendingTimers => first.PendingTimers + second.PendingTimers;

    public void Element(in Step record, in EngineClock clock, List<Outcome> outcomes) => first.Element(record, clock, outcomes);

    public void EndBundle(in EngineClock clock, List<Outcome> outcomes)
    {
        _before = clock;
        first.EndBundle(clock, _between);
        Hand(outcomes, clock);
    }

    public void Advance(in EngineClock clock, List<Outcome> outcomes)
    {
        first.Advance(clock, _between);
        Hand(outcomes, _before ?? clock);
        second.Advance(clock, outcomes);
        _before = clock;
    }

    public void Tick(in EngineClock clock, List<Outcome> outcomes)
    {
        first.Tick(clock, _between);
        Hand(outcomes, clock);
        second.Tick(clock, outcomes);
    }

    public void Restart()
    {
        first.Restart();
        second.Restart();
    }

    private void Hand(List<Outcome> outcomes, in EngineClock clock)
    {
        foreach (var outcome in _between)
        {
            if (outcome is not PaneOutcome pane)
            {
                outcomes.Add(outcome);
                continue;
            }

            foreach (var number in pane.Records)
            {
                second.Element(Step.Record(number, pane.Key, pane.End - 1), clock, outcomes);
            }
        }

        _between.Clear();
        second.EndBundle(clock, outcomes);
    }
}
