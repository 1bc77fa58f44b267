namespace StreamTesting;

/// <summary>Sessions, partition by partition.</summary>
internal sealed class SessionFold : IWindowFold
{
    private readonly TruthRules _rules;
    private readonly ClockBounds _clocks;
    private readonly StreamOutline? _outline;
    private readonly SessionLane[] _lanes;
    private readonly EdgeCounter _edges;
    private long _nextLook = StreamOutline.Stretch;

    private readonly IOracle? _oracle;

    public SessionFold(TruthRules rules, ClockBounds clocks, StreamOutline? outline, bool withPanes = false)
    {
        _oracle = withPanes && rules.HasPanes ? rules.Profile.SessionOracle(rules.Gap!.Value, rules.Layout.Partitions) : null;
        (_rules, _clocks, _outline) = (rules, clocks, outline);
        _edges = new EdgeCounter(rules);
        _lanes = [.. Enumerable.Range(0, rules.Layout.Lanes).Select(lane => new SessionLane(rules, rules.Layout.PartitionOf(lane), hasPanes: _oracle is not null))];
    }

    public EdgeCoverage Edges => _edges.Coverage;

    public JudgedWindow[] Take(in Judged judged, bool told)
    {
        var window = _lanes[judged.Lane].Take(judged);
        if (_oracle is not null)
        {
            _lanes[judged.Lane].Tell(_oracle.Apply(judged.Step));
        }

        _edges.Add(judged, unchecked(judged.Time + _rules.Gap!.Value));
        _edges.Take(judged);
        return told ? [window] : [];
    }

    public IEnumerable<WindowTruth> Closed(in Judged judged)
    {
        if (_outline is null)
        {
            return Closed(judged.Lane, long.MinValue);
        }

        if (judged.Arrival.Position + 1 < _nextLook)
        {
            return [];
        }

        _nextLook += StreamOutline.Stretch;
        var least = _outline.LeastFrom(judged.Arrival.Position + 1);
        return Enumerable.Range(0, _lanes.Length).SelectMany(lane => Closed(lane, least)).ToList();
    }

    public IEnumerable<WindowTruth> Rest() => Enumerable.Range(0, _lanes.Length).SelectMany(lane => _lanes[lane].Rest(_clocks.Last(lane))).ToList();

    private IEnumerable<WindowTruth> Closed(int lane, long least)
    {
        var now = _clocks.Now(lane);
        return _lanes[lane].Closed(_rules.IsExact ? now.Low : _clocks.LeastFrom(lane), now.High, least, _clocks.Last(lane));
    }
}
