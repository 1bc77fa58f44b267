namespace StreamTesting;

/// <summary>
/// Windows of fixed size. A window is final once the clock has closed it for all that can still come, or once all that comes is later than it; where
/// its results are told, an oracle runs beside it, and it is final once that has closed it.
/// </summary>
internal sealed class FixedWindowFold : IWindowFold
{
    private static readonly JudgedWindow[] None = [];
    private readonly TruthRules _rules;
    private readonly ClockBounds _clocks;
    private readonly StreamOutline? _outline;
    private readonly OpenShelf[] _shelves;
    private readonly IOracle? _oracle;
    private readonly EdgeCounter _edges;
    private readonly long _slide;
    private readonly long _size;
    private long _nextLook = StreamOutline.Stretch;
    private int _section;

    public FixedWindowFold(TruthRules rules, ClockBounds clocks, StreamOutline? outline, bool withPanes)
    {
        (_rules, _clocks, _outline) = (rules, clocks, outline);
        (_size, _slide) = (rules.Shape!.Value.Size, rules.Shape.Value.Slide);
        _edges = new EdgeCounter(rules);
        _shelves = [.. Enumerable.Range(0, rules.Layout.Lanes).Select(_ => new OpenShelf())];
        _oracle = withPanes && rules.HasPanes ? rules.Profile.WindowOracle(rules.Shape.Value, rules.Layout.Partitions) : null;
    }

    public EdgeCoverage Edges => _edges.Coverage;

    public JudgedWindow[] Take(in Judged judged, bool told)
    {
        var (first, count) = _rules.Admission!.StartsOf(judged.Time);
        var windows = told ? new JudgedWindow[count] : None;
        var low = _rules.ClockAt(judged.Low);
        var high = _rules.ClockAt(judged.High);
        for (var n = 0L; n < count; n++)
        {
            var start = unchecked(first + (n * _slide));
            var end = unchecked(start + _size);
            var taken = judged.Capped(_rules.Takes(end, low, high));
            _edges.Add(judged, end);
            if (told)
            {
                windows[n] = new JudgedWindow(start, end, taken);
            }
            else if (taken != Expectation.MustNot)
            {
                Put(judged, start, end, taken);
            }
        }

        _edges.Take(judged);
        if (_oracle is not null)
        {
            Tell(_oracle.Apply(judged.Step), judged.Lane);
        }

        return windows;
    }

    public IEnumerable<WindowTruth> Closed(in Judged judged)
    {
        var least = long.MinValue;
        if (_outline is not null && (judged.Arrival.Position + 1 >= _nextLook || judged.Arrival.Barrier > _section))
        {
            _nextLook = ((judged.Arrival.Position + 1) / StreamOutline.Stretch * StreamOutline.Stretch) + StreamOutline.Stretch;
            _section = judged.Arrival.Barrier;
            least = _outline.LeastFrom(judged.Arrival.Position + 1);
            return Enumerable.Range(0, _shelves.Length).SelectMany(lane => Closed(lane, least)).ToList();
        }

        return _rules.IsExact && _shelves[judged.Lane].TryPeek(out var end) && IsClosed(end, judged.Lane) ? Closed(judged.Lane, least).ToList() : [];
    }

    /// <summary>Judging alone keeps no windows.</summary>
    public void Forget(in Judged judged)
    {
    }

    public IEnumerable<WindowTruth> Rest() => Enumerable.Range(0, _shelves.Length).SelectMany(lane => Closed(lane, long.MaxValue)).ToList();

    private bool IsClosed(long end, int lane) => _rules.Admission!.IsClosed(end, _rules.ClockAt(_clocks.LeastFrom(lane)));

    private IEnumerable<WindowTruth> Closed(int lane, long least)
    {
        var shelf = _shelves[lane];
        while (shelf.TryPeek(out var end) && (end <= least || least == long.MaxValue || IsClosed(end, lane)))
        {
            var slot = shelf.Dequeue();
            foreach (var window in slot.Windows.Values.OrderBy(window => window.Key, StringComparer.Ordinal))
            {
                yield return Truth(window, slot, lane);
            }
        }
    }

    private void Put(in Judged judged, long start, long end, Expectation taken)
    {
        var slot = _shelves[judged.Lane].Of(start, end);
        var key = judged.Arrival.Event.Key;
        if (!slot.Windows.TryGetValue(key, out var window))
        {
            slot.Windows[key] = window = new OpenWindow(judged.Arrival.Topic, key);
        }

        if (taken == Expectation.Must)
        {
            window.Must.Add(judged.Arrival);
        }
        else
        {
            window.AddMay(judged.Arrival);
        }
    }

    private void Tell(IReadOnlyList<Outcome> outcomes, int lane)
    {
        for (var i = 0; i < outcomes.Count; i++)
        {
            if (outcomes[i] is PaneOutcome pane)
            {
                _shelves[lane].Find(pane.Start, pane.Key)?.Add(pane);
            }
        }
    }

    private WindowTruth Truth(OpenWindow window, OpenSlot slot, int lane)
    {
        var byRules = ResultRules.Of(_rules, window.Must.Count > 0, slot.End, _clocks.Last(lane));
        var isLost = _oracle is not null && window.Panes.Count == 0 && byRules == Expectation.May && ResultRules.Loses(_rules);
        var panes = _oracle is null || isLost ? null : window.Panes;
        return new WindowTruth(window.Topic, window.Key, slot.Start, slot.End, window.Must, window.May)
        {
            Exists = window.Must.Count > 0 ? Expectation.Must : Expectation.May,
            Doubt = isLost ? Doubt.StoreRetention : window.May.Count > 0 ? _rules.Doubt : null,
            Rules = _rules.Profile.Panes,
            Panes = panes,
            Expectation = panes is null ? byRules : panes.Count > 0 ? Expectation.Must : Expectation.MustNot,
        };
    }
}
