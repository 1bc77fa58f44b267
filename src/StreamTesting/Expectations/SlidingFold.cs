namespace StreamTesting;

/// <summary>Windows that slide with the records, partition by partition. Stream time is each partition's own, so nothing hangs on the interleaving.</summary>
internal sealed class SlidingFold : IWindowFold
{
    private readonly SlidingLane[] _lanes;
    private readonly EdgeCounter _edges;
    private readonly long _difference;
    private readonly bool _withPanes;

    public SlidingFold(TruthRules rules, bool withPanes)
    {
        _lanes = [.. Enumerable.Range(0, rules.Layout.Lanes).Select(lane => new SlidingLane(rules, rules.Layout.PartitionOf(lane)))];
        _edges = new EdgeCounter(rules);
        _difference = rules.Difference!.Value;
        _withPanes = withPanes && rules.HasPanes;
    }

    public EdgeCoverage Edges => _edges.Coverage;

    public JudgedWindow[] Take(in Judged judged, bool told)
    {
        var windows = _lanes[judged.Lane].Take(judged);
        _edges.Add(judged, judged.Time + _difference + 1);
        _edges.Take(judged);
        return [.. windows];
    }

    public IEnumerable<WindowTruth> Closed(in Judged judged) => _lanes[judged.Lane].Closed(isEnd: false, _withPanes);

    public IEnumerable<WindowTruth> Rest() => _lanes.SelectMany(lane => lane.Closed(isEnd: true, _withPanes)).ToList();
}
