namespace StreamTesting;

/// <summary>
/// Folds the changes of one transaction. Within a transaction a key may have two rows for a while, where its constraint is checked at the end only: the
/// old one, which is still to go, and the new one that was moved onto it.
/// </summary>
internal sealed class TransactionFold(MergedTables tables, Func<TableFold, KeylessRows> keyless, ToastPlaceholder placeholder)
{
    private readonly Dictionary<(TableFold Table, string Key), List<TableRow>> _rows = [];
    private readonly Dictionary<(TableFold Table, string NewKey), TableRow> _moved = [];

    public void Apply(ChangeRecord record)
    {
        var table = tables.Of(record);
        if (record.Event!.Operation == Operation.Truncate)
        {
            foreach (var touched in _rows.Keys.Where(touched => touched.Table == table).ToList())
            {
                _rows.Remove(touched);
            }

            table.Empty(record);
            keyless(table).Empty(_ => true);
        }
        else if (record.CanonicalKey is not { } key)
        {
            keyless(table).Apply(record);
        }
        else if (RowEffect.Of(record) is { Row: { } after } put)
        {
            Put(table, key, record, after, put.Cause);
        }
        else
        {
            Remove(table, key, record);
        }
    }

    private void Put(TableFold table, string key, ChangeRecord record, TableRow after, string cause)
    {
        var rows = RowsOf(table, key);
        var replaced = record.Event!.Operation == Operation.Create ? -1 : PlaceOf(rows, record.Event.Before, isNewFirst: true);
        var known = record.OldKey is not null && _moved.Remove((table, key), out var moved) ? moved
            : replaced >= 0 ? rows[replaced]
            : rows is [.., var last] ? last : null;
        var whole = known is not null && placeholder.IsIn(after)
            ? placeholder.Filled(after, column => known.TryGet(column, out var kept) ? (true, kept) : (false, null))
            : after;
        if (replaced >= 0)
        {
            rows.RemoveAt(replaced);
        }

        rows.Add(whole);
        table.Put(key, whole, record, cause);
    }

    private void Remove(TableFold table, string key, ChangeRecord record)
    {
        var rows = RowsOf(table, key);
        var place = PlaceOf(rows, record.Event!.Before, isNewFirst: false);
        if (place < 0)
        {
            return;
        }

        var gone = rows[place];
        rows.RemoveAt(place);
        if (record.NewKey is { } moved)
        {
            _moved[(table, moved)] = gone;
        }

        if (rows.Count == 0)
        {
            table.Remove(key, record, RowEffect.Of(record)!.Cause);
        }
        else if (!ReferenceEquals(table.Find(key), rows[^1]))
        {
            table.Put(key, rows[^1], record, record.Event.Code);
        }
    }

    /// <summary>The row that a change is about: the one that is equal to its before image, else the oldest (for an update the newest).</summary>
    private static int PlaceOf(List<TableRow> rows, TableRow? before, bool isNewFirst)
    {
        if (rows.Count <= 1 || before is null)
        {
            return isNewFirst ? rows.Count - 1 : Math.Min(rows.Count, 1) - 1;
        }

        var equal = rows.FindIndex(row => row.Equals(before));
        return equal >= 0 ? equal : isNewFirst ? rows.Count - 1 : 0;
    }

    private List<TableRow> RowsOf(TableFold table, string key)
    {
        if (!_rows.TryGetValue((table, key), out var rows))
        {
            _rows[(table, key)] = rows = table.Find(key) is { } known ? [known] : [];
        }

        return rows;
    }
}
