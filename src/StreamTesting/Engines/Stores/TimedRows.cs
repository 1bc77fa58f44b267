namespace StreamTesting;

/// <summary>The rows of one key, by time, then by sequence number.</summary>
internal sealed class TimedRows<T>
{
    private readonly List<TimedRow<T>> _rows = [];

    public bool IsEmpty => _rows.Count == 0;

    /// <summary>Adds a row, in place of one with the same time and sequence number; true if there was none.</summary>
    public bool Put(in TimedRow<T> row)
    {
        var at = IndexOf(row.Time, row.Sequence);
        if (at < _rows.Count && _rows[at].CompareTo(row.Time, row.Sequence) == 0)
        {
            _rows[at] = row;
            return false;
        }

        _rows.Insert(at, row);
        return true;
    }

    /// <summary>The rows of a stretch of time, both ends inclusive.</summary>
    public List<TimedRow<T>> Between(long from, long to)
    {
        var first = IndexOf(from, long.MinValue);
        var last = first;
        while (last < _rows.Count && _rows[last].Time <= to)
        {
            last++;
        }

        return _rows.GetRange(first, last - first);
    }

    public void DropBefore(long time) => _rows.RemoveRange(0, IndexOf(time, long.MinValue));

    /// <summary>Drops all rows of one time.</summary>
    public void DropAt(long time)
    {
        var first = IndexOf(time, long.MinValue);
        var last = first;
        while (last < _rows.Count && _rows[last].Time == time)
        {
            last++;
        }

        _rows.RemoveRange(first, last - first);
    }

    /// <summary>Where a row is, or would be.</summary>
    private int IndexOf(long time, long sequence)
    {
        var (low, high) = (0, _rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _rows[middle].CompareTo(time, sequence) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
