namespace StreamTesting;

/// <summary>
/// A store of rows by key and time that forgets what is too old. Its clock S is the greatest time put. A row can be read while its time is
/// above <c>S - retention</c> (at it as well, where that is asked for); a put at or below that is refused in memory, and one whose whole
/// segment is below it on disk. After a restart the rows are there; S is forgotten on disk, while a store in memory is filled again by puts, which
/// raise it. Source: Kafka Streams' <c>InMemoryWindowStore</c>, <c>AbstractRocksDBSegmentedBytesStore</c> and
/// <c>AbstractSegments.getOrCreateSegmentIfLive</c>.
/// </summary>
internal sealed class WindowStore<T>(StoreRules rules, long retention, bool readsAtRetention = false)
{
    private const long NoTime = -1;
    private readonly Dictionary<string, TimedRows<T>> _keys = new(StringComparer.Ordinal);
    private readonly PriorityQueue<string, long> _oldest = new();
    private readonly long? _segment = rules.SegmentOf(retention);
    private long _latest = NoTime;

    /// <summary>The least time that can be read.</summary>
    public long Readable => _latest - retention + (readsAtRetention ? 0 : 1);

    /// <summary>Raises the clock only; false if a row of that time would be refused.</summary>
    public bool Advance(long time)
    {
        if (time > _latest)
        {
            _latest = time;
            DropOld();
        }

        return time >= LeastKept;
    }

    /// <summary>Adds or replaces a row; false if it is too old.</summary>
    public bool Put(string key, long time, T value, long sequence = 0)
    {
        if (!Advance(time))
        {
            return false;
        }

        if (!_keys.TryGetValue(key, out var rows))
        {
            _keys[key] = rows = new TimedRows<T>();
        }

        if (rows.Put(new TimedRow<T>(time, sequence, value)))
        {
            _oldest.Enqueue(key, time);
        }

        return true;
    }

    /// <summary>The rows of a key that can be read, both ends inclusive, by time.</summary>
    public List<TimedRow<T>> Between(string key, long from, long to) =>
        _keys.TryGetValue(key, out var rows) && Math.Max(from, Readable) is var least && least <= to ? rows.Between(least, to) : [];

    public void Restart() => _latest = _segment is null ? _latest : NoTime;

    private long LeastKept => _segment is { } interval ? (_latest - retention) / interval * interval : _latest - retention + 1;

    private void DropOld()
    {
        var least = LeastKept;
        while (_oldest.TryPeek(out var key, out var time) && time < least)
        {
            _oldest.Dequeue();
            if (_keys.TryGetValue(key, out var rows))
            {
                rows.DropBefore(least);
                if (rows.IsEmpty)
                {
                    _keys.Remove(key);
                }
            }
        }
    }
}
