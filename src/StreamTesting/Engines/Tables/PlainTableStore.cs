namespace StreamTesting;

/// <summary>A table without versions: the last arrival wins. Source: Kafka Streams' <c>KTableSource</c> over a key-value store.</summary>
internal sealed class PlainTableStore : ITableStore
{
    private readonly SortedDictionary<string, StoredRow> _rows = new(StringComparer.Ordinal);

    public bool IsVersioned => false;

    public IEnumerable<string> Keys => _rows.Keys;

    public StoredRow? Latest(string key) => _rows.TryGetValue(key, out var row) ? row : null;

    public StoredRow? AsOf(string key, long time) => Latest(key);

    public TablePut Put(string key, long? number, long time)
    {
        if (number is { } record)
        {
            _rows[key] = new StoredRow(record, time);
        }
        else
        {
            _rows.Remove(key);
        }

        return TablePut.Latest;
    }

    public void Restart()
    {
    }
}
