namespace StreamTesting;

/// <summary>The rows that one input of an interval join keeps: those of one key and time go together, when the clock is at their end.</summary>
internal sealed class IntervalJoinSide(long reach)
{
    private readonly Dictionary<string, TimedRows<long>> _keys = new(StringComparer.Ordinal);
    private readonly PriorityQueue<(string Key, long Time), long> _ends = new();

    /// <summary>How many keys and times have rows.</summary>
    public long Times => _ends.Count;

    public void Put(in Step record)
    {
        var key = record.Key!;
        if (!_keys.TryGetValue(key, out var rows))
        {
            _keys[key] = rows = new TimedRows<long>();
        }

        if (rows.Between(record.Time, record.Time).Count == 0)
        {
            _ends.Enqueue((key, record.Time), unchecked(record.Time + reach));
        }

        rows.Put(new TimedRow<long>(record.Time, record.Number, record.Number));
    }

    public List<TimedRow<long>> Between(string key, long from, long to) => _keys.TryGetValue(key, out var rows) ? rows.Between(from, to) : [];

    public void Forget(long clock)
    {
        while (_ends.TryPeek(out var oldest, out var end) && end <= clock)
        {
            _ends.Dequeue();
            var rows = _keys[oldest.Key];
            rows.DropAt(oldest.Time);
            if (rows.IsEmpty)
            {
                _keys.Remove(oldest.Key);
            }
        }
    }
}
