namespace StreamTesting;

/// <summary>
/// The rows of one input of a join. A counter tells rows of one key and time apart; after a restart from disk it starts again, so that rows
/// overwrite those of before. A record without a value raises the clock of a store in memory only. Source: Kafka Streams' <c>KStreamJoinWindow</c>,
/// <c>InMemoryWindowStore</c> and <c>RocksDBWindowStore</c> with duplicates.
/// </summary>
internal sealed class StreamJoinSide(StoreRules rules, long retention)
{
    private readonly WindowStore<long> _rows = new(rules, retention);
    private long _sequence;

    /// <summary>Adds a row; false if the store refuses it as too old.</summary>
    public bool Put(in Step record)
    {
        if (record.Value is null)
        {
            return rules.SegmentInterval is not null || _rows.Advance(record.Time);
        }

        if (!_rows.Advance(record.Time) && rules.SegmentInterval is null)
        {
            return false;
        }

        return _rows.Put(record.Key!, record.Time, record.Number, ++_sequence);
    }

    public List<TimedRow<long>> Between(string key, long from, long to) => _rows.Between(key, from, to);

    public void Restart()
    {
        _sequence = rules.SegmentInterval is null ? _sequence : 0;
        _rows.Restart();
    }
}
