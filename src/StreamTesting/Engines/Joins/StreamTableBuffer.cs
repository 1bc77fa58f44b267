namespace StreamTesting;

/// <summary>
/// The records of a stream that wait for changes of a table, by time, then key, then arrival. Source: Kafka Streams'
/// <c>RocksDBTimeOrderedKeyValueBuffer</c> with <c>TimeFirstWindowKeySchema</c>.
/// </summary>
internal sealed class StreamTableBuffer(long grace)
{
    private readonly PriorityQueue<Step, (long Time, string Key, long Arrival)> _waiting =
        new(Comparer<(long Time, string Key, long Arrival)>.Create(Compare));

    private long _latest = -1;
    private long _arrivals;

    /// <summary>Keeps a record; false if its grace is over.</summary>
    public bool Add(in Step record)
    {
        if (record.Time < _latest - grace)
        {
            return false;
        }

        _latest = Math.Max(_latest, record.Time);
        _waiting.Enqueue(record, (record.Time, record.Key!, _arrivals++));
        return true;
    }

    /// <summary>The next record whose grace is over.</summary>
    public bool TryTake(out Step record)
    {
        if (_waiting.TryPeek(out record, out var place) && place.Time <= _latest - grace)
        {
            _waiting.Dequeue();
            return true;
        }

        return false;
    }

    public void Restart() => _latest = -1;

    private static int Compare((long Time, string Key, long Arrival) one, (long Time, string Key, long Arrival) other)
    {
        var order = one.Time.CompareTo(other.Time);
        order = order != 0 ? order : string.CompareOrdinal(one.Key, other.Key);
        return order != 0 ? order : one.Arrival.CompareTo(other.Arrival);
    }
}
