namespace StreamTesting;

/// <summary>
/// The windows of one partition that slide with its records, made by the oracle's own operator: each as it was written last, until nothing more can come into it.
/// </summary>
internal sealed class SlidingLane
{
    private readonly TruthRules _rules;
    private readonly SlidingOperator _operator;
    private readonly List<Outcome> _outcomes = [];
    private readonly List<SlidingWindow> _written = [];
    private readonly Dictionary<(string Key, long Start), OpenSliding> _open = [];
    private readonly PriorityQueue<OpenSliding, (long Start, string Key)> _closing = new(Comparer<(long Start, string Key)>.Create(
        (one, other) => one.Start != other.Start ? one.Start.CompareTo(other.Start) : string.CompareOrdinal(one.Key, other.Key)));
    private readonly SlidingArrivals _arrivals;
    private long _now = long.MinValue;

    public SlidingLane(TruthRules rules, int partition)
    {
        _rules = rules;
        _operator = new SlidingOperator(rules.Profile, rules.Difference!.Value, partition, _written.Add);
        _arrivals = new SlidingArrivals(rules);
    }

    /// <summary>What becomes of an arrival, window by window.</summary>
    public List<JudgedWindow> Take(in Judged judged)
    {
        var (step, number) = (judged.Step, judged.Arrival.Position);
        var clock = _rules.ClockAt(_now = judged.Low);
        _arrivals.Add(judged);
        _operator.Element(step, clock, _outcomes);
        _operator.EndBundle(clock, _outcomes);
        var windows = new List<JudgedWindow>();
        foreach (var window in _written)
        {
            Of(window, judged.Arrival.Topic).Content = window.Content;
            if (window.Content.Count > 0 && window.Content.Records[window.Content.Count - 1] == number)
            {
                windows.Add(new JudgedWindow(window.Start, window.End, Expectation.Must));
            }
        }

        foreach (var outcome in _outcomes)
        {
            if (outcome is RejectionOutcome rejection)
            {
                windows.Add(new JudgedWindow(rejection.Start, rejection.End, Expectation.MustNot));
            }
            else if (outcome is PaneOutcome pane && _open.TryGetValue((pane.Key, pane.Start), out var open))
            {
                open.Panes.Add(new WindowPane(pane.Timing, [.. pane.Records], pane.IsLast) { StartMs = pane.Start, EndMs = pane.End });
            }
        }

        _written.Clear();
        _outcomes.Clear();
        windows.Sort((one, other) => one.Start.CompareTo(other.Start));
        return windows;
    }

    /// <summary>The windows that nothing more can come into: those the clock has closed, or all of them at the end.</summary>
    public List<WindowTruth> Closed(bool isEnd, bool withPanes)
    {
        var closed = new List<WindowTruth>();
        while (_closing.TryPeek(out var window, out _) && (isEnd || HasPassed(window.End)))
        {
            _closing.Dequeue();
            _open.Remove((window.Key, window.Start));
            closed.Add(Truth(window, withPanes));
        }

        _arrivals.Forget(_now);
        return closed;
    }

    private bool HasPassed(long end) => _rules.ClockAt(_now).PassedTime(end, _rules.Profile.Windows.AllowedLateness);

    private OpenSliding Of(SlidingWindow window, string topic)
    {
        if (!_open.TryGetValue((window.Key, window.Start), out var open))
        {
            _open[(window.Key, window.Start)] = open = new OpenSliding(topic, window.Key, window.Start, window.End);
            _closing.Enqueue(open, (window.Start, window.Key));
        }

        return open;
    }

    private WindowTruth Truth(OpenSliding window, bool withPanes)
    {
        var panes = _rules.Profile.Panes;
        var isLost = panes.Final != Firing.Never && window.Panes.Count == 0 && HasPassed(window.End);
        return new WindowTruth(window.Topic, window.Key, window.Start, window.End, _arrivals.Of(window.Content), [])
        {
            Exists = Expectation.Must,
            Rules = panes,
            Panes = !withPanes || isLost ? null : window.Panes,
            Doubt = isLost ? Doubt.StoreRetention : null,
            Expectation = isLost || (!withPanes && panes.Final != Firing.Never) ? Expectation.May : window.Panes.Count > 0 ? Expectation.Must : Expectation.MustNot,
        };
    }
}
