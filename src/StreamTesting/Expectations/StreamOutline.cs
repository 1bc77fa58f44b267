namespace StreamTesting;

/// <summary>
/// What has to be known of a whole stream before its arrivals can be judged where partitions interleave: the greatest time of each partition at each
/// barrier, and the least time still to come, a stretch of arrivals at a time. Memory: 8 bytes for each 1024 arrivals, and for each barrier and partition.
/// </summary>
internal sealed class StreamOutline
{
    public const int Stretch = 1024;
    private readonly List<long[]> _ends = [];
    private readonly List<long> _least = [];

    public StreamOutline(IEnumerable<Judged> taken, int lanes)
    {
        var own = new long[lanes];
        Array.Fill(own, long.MinValue);
        var last = long.MinValue;
        foreach (var judged in taken)
        {
            while (_ends.Count <= judged.Arrival.Barrier)
            {
                _ends.Add(own = [.. own]);
            }

            ButLast = Math.Max(ButLast, last);
            last = judged.Time;
            own[judged.Lane] = Math.Max(own[judged.Lane], judged.Time);
            var stretch = (int)(judged.Arrival.Position / Stretch);
            while (_least.Count <= stretch)
            {
                _least.Add(long.MaxValue);
            }

            _least[stretch] = Math.Min(_least[stretch], judged.Time);
        }

        BeforeLast = _ends.Count > 1 ? _ends[^2].Max() : long.MinValue;
        for (var i = _least.Count - 2; i >= 0; i--)
        {
            _least[i] = Math.Min(_least[i], _least[i + 1]);
        }

        Last = own;
    }

    /// <summary>The greatest time of each partition at the end of the stream.</summary>
    public long[] Last { get; }

    /// <summary>The greatest time before the last barrier that something stands behind.</summary>
    public long BeforeLast { get; }

    /// <summary>The greatest time of all but the last arrival.</summary>
    public long ButLast { get; private set; } = long.MinValue;

    /// <summary>The greatest time of each partition when the arrivals between two barriers, and all before them, are read.</summary>
    public long[] EndsOf(int section) => section < _ends.Count ? _ends[section] : Last;

    /// <summary>The least time at or after a position; those of its stretch count as well.</summary>
    public long LeastFrom(long position) => position / Stretch is var stretch && stretch < _least.Count ? _least[(int)stretch] : long.MaxValue;
}
