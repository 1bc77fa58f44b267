namespace StreamTesting;

/// <summary>
/// The versions of one key in one segment: a chain from <see cref="Oldest"/> on, each valid until the next, the newest until <see cref="Next"/>. A
/// chain with <c>Oldest == Next</c> holds one tombstone and nothing else. What the engine does not expect, such as a chain out of order after a
/// restart, is dealt with as the engine does. Source: Kafka Streams' <c>RocksDBVersionedStoreSegmentValueFormatter</c>.
/// </summary>
internal sealed class SegmentRow
{
    /// <summary>The newest first; a version without a number is a tombstone.</summary>
    private readonly List<(long Time, long? Number)> _versions = [];

    public SegmentRow(long? number, long from, long to) => Begin(number, from, to);

    public long Next { get; private set; }

    public long Oldest { get; private set; }

    private bool IsBare => Next == Oldest;

    /// <summary>The version valid at a time that is in the chain.</summary>
    public (int Index, long From, long To, long? Number) Find(long time)
    {
        if (time < Oldest || time >= Next)
        {
            throw new TableFailureException($"Timestamp is too {(time < Oldest ? "small" : "large")} to be found in this segment.");
        }

        var to = Next;
        for (var i = 0; i < _versions.Count; i++)
        {
            var (from, number) = _versions[i];
            if (from <= time)
            {
                return (i, from, to, number);
            }

            to = from;
        }

        throw new TableFailureException("Search in segment expected to find result but did not.");
    }

    /// <summary>Puts a version on top; what is newer is cut off, a gap below it is a tombstone.</summary>
    public void AddNewest(long? number, long from, long to)
    {
        if (from < Next)
        {
            CutOff(from);
        }

        if (IsBare)
        {
            var gap = Next;
            Begin(gap == from ? number : null, gap, from);
            if (gap != from)
            {
                _versions.Insert(0, (from, number));
            }
        }
        else
        {
            if (Next != from)
            {
                _versions.Insert(0, (Next, null));
            }

            _versions.Insert(0, (from, number));
        }

        Next = to;
    }

    /// <summary>Puts a version at the bottom.</summary>
    public void AddOldest(long? number, long from)
    {
        if (IsBare)
        {
            Begin(number, from, Next);
            return;
        }

        Insert(number, from, Find(Oldest).Index + 1);
    }

    /// <summary>Puts a version above the one of an index.</summary>
    public void Insert(long? number, long from, int index)
    {
        var wasOldest = index > 0 && _versions[index - 1].Time == Oldest;
        _versions.Insert(index, (from, number));
        Oldest = wasOldest ? from : Oldest;
    }

    /// <summary>Puts a version in place of the one of an index.</summary>
    public void Replace(long? number, long from, int index)
    {
        Oldest = _versions[index].Time == Oldest ? from : Oldest;
        _versions[index] = (from, number);
    }

    private void Begin(long? number, long from, long to)
    {
        _versions.Clear();
        _versions.Add((from, number));
        (Oldest, Next) = (from, to);
    }

    private void CutOff(long time)
    {
        if (time <= Oldest)
        {
            Find(Oldest);
            Begin(null, time, time);
            return;
        }

        var found = Find(time);
        _versions.RemoveRange(0, found.Index + (found.From == time ? 1 : 0));
        Next = time;
    }
}
