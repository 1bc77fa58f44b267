namespace StreamTesting;

/// <summary>The fold of changes with a key in the order of delivery, which keeps values behind placeholders, also over a change of the key.</summary>
internal sealed class RowFold(ToastPlaceholder placeholder)
{
    private readonly Dictionary<(string Table, string NewKey), TableRow> _moved = [];
    private readonly Dictionary<string, TableRow> _filled = new(StringComparer.Ordinal);

    public void Apply(TableFold table, string key, ChangeRecord record)
    {
        if (RowEffect.Of(record) is not { } effect)
        {
            return;
        }

        if (effect.Row is { } row)
        {
            table.Put(key, Whole(table, key, record, row), record, effect.Cause);
        }
        else if (table.Remove(key, record, effect.Cause) is { } gone && record.NewKey is { } moved)
        {
            _moved[(table.Name, moved)] = gone;
        }
    }

    private TableRow Filled(TableRow after, TableRow? known) =>
        known is null ? after : placeholder.Filled(after, column => known.TryGet(column, out var kept) ? (true, kept) : (false, null));

    private TableRow Whole(TableFold table, string key, ChangeRecord record, TableRow after)
    {
        if (!placeholder.IsIn(after))
        {
            return after;
        }

        if (record.OldKey is null || !_moved.TryGetValue((table.Name, key), out var moved))
        {
            return Filled(after, table.Find(key));
        }

        // Sent again: by now another row may have been moved, or deleted, under the old key.
        var change = TransactionIds.ChangeOf(record) ?? $"{record.Topic}\n{key}\n{record.Value}";
        return _filled.TryGetValue(change, out var filled) ? filled : _filled[change] = Filled(after, moved);
    }
}
