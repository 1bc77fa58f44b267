namespace StreamTesting.Domains;

/// <summary>A chunk of rows that was read and waits for its window to close.</summary>
internal sealed class ChunkWindow
{
    private readonly OrderedDictionary<string, (StreamEntity Entity, RowImage Row)> _rows = new(StringComparer.Ordinal);

    public ChunkWindow(TableState table, IEnumerable<(StreamEntity Entity, RowImage Row)> chunk, Guid id, long ticks)
    {
        Table = table;
        Id = id;
        OpenTicks = ticks;
        foreach (var row in chunk)
        {
            _rows[row.Entity.Key] = row;
        }
    }

    public TableState Table { get; }

    public Guid Id { get; }

    public long OpenTicks { get; }

    /// <summary>The rows that the stream has told nothing of since they were read.</summary>
    public IEnumerable<(StreamEntity Entity, RowImage Row)> Rows => _rows.Values;

    public void Saw(OpenTransaction transaction)
    {
        foreach (var change in transaction.Changes)
        {
            if (change.Table != Table)
            {
                continue;
            }

            _ = change.EntityBefore is { } before && _rows.Remove(before.Key);
            _ = change.EntityAfter is { } after && _rows.Remove(after.Key);
            if (change.Operation == Operation.Truncate)
            {
                _rows.Clear();
            }
        }
    }

    /// <summary>The rows of a table as a new transaction sees them, in the order of their keys.</summary>
    public static List<(StreamEntity Entity, RowImage Row)> Committed(TableState table, List<OpenTransaction> open)
    {
        var changed = new Dictionary<LiveRow, (StreamEntity Entity, RowImage Row)>();
        foreach (var change in open.SelectMany(transaction => transaction.Changes).Where(change => change.Table == table))
        {
            foreach (var row in change.Truncated)
            {
                Keep(row, row.Entity);
            }

            if (change is { Row: { } touched, EntityBefore: { } entity })
            {
                Keep(touched, entity);
            }
        }

        List<(StreamEntity Entity, RowImage Row)> rows =
        [
            .. table.Rows.Where(row => row.Committed is not null && !changed.ContainsKey(row)).Select(row => (row.Entity, row.Committed!)),
            .. changed.Values,
        ];
        rows.Sort((left, right) => RowOrder.Compare(table.Shape, left.Row, right.Row));
        return rows;

        void Keep(LiveRow row, StreamEntity entity)
        {
            if (row.Committed is { } committed)
            {
                changed.TryAdd(row, (entity, committed));
            }
        }
    }
}
