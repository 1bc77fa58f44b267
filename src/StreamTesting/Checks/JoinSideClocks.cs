namespace StreamTesting;

/// <summary>
/// The greatest times of both sides of a join that a task has put into its stores when a row comes, over all interleavings: what the row's own partition brought
/// is known; the partitions of the same number in other topics may have brought nothing since the last barrier, or all up to the next one.
/// </summary>
internal sealed class JoinSideClocks
{
    private readonly StreamLayout _layout;
    private readonly Dictionary<(long Position, bool OfLeft), long> _before = [];
    private readonly List<long[]> _ends = [];
    private readonly long[] _none;

    public JoinSideClocks(StreamLayout layout, IReadOnlyList<JoinRow> rows)
    {
        _layout = layout;
        _none = new long[layout.Lanes * 2];
        Array.Fill(_none, long.MinValue);
        var now = _none;
        foreach (var row in rows)
        {
            while (_ends.Count <= row.Arrival.Barrier)
            {
                _ends.Add(now = [.. now]);
            }

            var lane = layout.LaneOf(row.Arrival);
            _before.TryAdd((row.Arrival.Position, true), now[At(lane, true)]);
            _before.TryAdd((row.Arrival.Position, false), now[At(lane, false)]);
            now[At(lane, row.IsLeft)] = Math.Max(now[At(lane, row.IsLeft)], row.Time);
        }
    }

    /// <summary>The range of the first one's side when the second comes after it.</summary>
    public (long Low, long High) Between(JoinRow first, JoinRow second)
    {
        var low = Math.Max(first.Time, Math.Max(Now(first, first.IsLeft, isAhead: false), Now(second, first.IsLeft, isAhead: false)));
        return (low, Math.Max(low, Now(second, first.IsLeft, isAhead: true)));
    }

    private long Now(JoinRow row, bool ofLeft, bool isAhead)
    {
        var own = _layout.LaneOf(row.Arrival);
        var greatest = _before[(row.Arrival.Position, ofLeft)];
        var (done, ends) = (row.Arrival.Barrier == 0 ? _none : _ends[row.Arrival.Barrier - 1], _ends[row.Arrival.Barrier]);
        for (var lane = _layout.PartitionOf(own); lane < _layout.Lanes; lane += _layout.Partitions)
        {
            greatest = lane == own ? greatest : Math.Max(greatest, (isAhead ? ends : done)[At(lane, ofLeft)]);
        }

        return greatest;
    }

    private static int At(int lane, bool ofLeft) => (lane * 2) + (ofLeft ? 0 : 1);
}
