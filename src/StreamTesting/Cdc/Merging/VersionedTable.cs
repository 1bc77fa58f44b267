namespace StreamTesting;

/// <summary>One table of a merge by versions.</summary>
internal sealed class VersionedTable(TableFold fold, IVersionOrder order, ToastPlaceholder placeholder)
{
    private const int Hops = 1_000;
    private readonly Dictionary<string, KeyHistory> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _movedTo = new(StringComparer.Ordinal);
    private readonly KeylessRows _keyless = new(fold);
    private ChangeRecord? _truncate;

    /// <summary>Takes in a change; whether the order could not place it.</summary>
    public bool Apply(string key, ChangeRecord record)
    {
        if (!_keys.TryGetValue(key, out var history))
        {
            _keys[key] = history = new KeyHistory(order);
        }

        if (history.Add(record, out var isUnordered))
        {
            if (record.OldKey is { } old && RowEffect.Of(record)?.Row is { } row && placeholder.IsIn(row))
            {
                Remember(old, key);
            }

            Refresh(key, record, []);
        }

        return isUnordered;
    }

    public void ApplyWithoutKey(ChangeRecord record)
    {
        if (_truncate is null || order.Compare(record, _truncate) != VersionComparison.Older)
        {
            _keyless.Apply(record);
        }
    }

    /// <summary>Whether the order could not say which rows a truncate is newer than: then it empties what is there.</summary>
    public bool Truncate(ChangeRecord record)
    {
        if (_truncate is not null && order.Compare(record, _truncate) is VersionComparison.Older or VersionComparison.Equal)
        {
            return false;
        }

        _truncate = record;
        var isUnordered = false;
        foreach (var (key, history) in _keys)
        {
            isUnordered |= order.Compare(history.Newest, record) == VersionComparison.Unknown;
            if (order.Compare(history.Newest, record) != VersionComparison.Newer)
            {
                fold.Remove(key, record, "t");
            }
        }

        _keyless.Empty(row => order.Compare(row, record) != VersionComparison.Newer);
        return isUnordered;
    }

    private bool IsTruncated(ChangeRecord newest)
    {
        if (_truncate is null)
        {
            return false;
        }

        var place = order.Compare(newest, _truncate);
        return place == VersionComparison.Older
            || (place == VersionComparison.Unknown && (newest.Event?.Operation == Operation.Read || newest.Number < _truncate.Number));
    }

    private void Refresh(string key, ChangeRecord cause, HashSet<string> done)
    {
        if (!done.Add(key) || !_keys.TryGetValue(key, out var history))
        {
            return;
        }

        var newest = history.Newest;
        var effect = RowEffect.Of(newest)!;
        if (effect.Row is null || IsTruncated(newest))
        {
            fold.Remove(key, cause, effect.Row is null ? effect.Cause : "t");
        }
        else if (Whole(key, history, effect.Row) is var row && !(fold.Find(key) is { } known && !ReferenceEquals(newest, cause) && known.Equals(row)))
        {
            fold.Put(key, row, cause, ReferenceEquals(newest, cause) ? effect.Cause : "late value");
        }

        foreach (var moved in _movedTo.GetValueOrDefault(key) ?? [])
        {
            Refresh(moved, cause, done);
        }
    }

    private TableRow Whole(string key, KeyHistory history, TableRow row) =>
        placeholder.IsIn(row) ? placeholder.Filled(row, column => Earlier(key, history.Records.Count - 1, column, Hops)) : row;

    /// <summary>The newest value of a column in the records of a key up to a place, also over changes of its key, not over a delete.</summary>
    private (bool IsKnown, object? Value) Earlier(string key, int place, string column, int hops)
    {
        var records = _keys[key].Records;
        for (var i = place; i >= 0; i--)
        {
            var effect = RowEffect.Of(records[i])!;
            if (effect.Row is null)
            {
                return (false, null);
            }

            if (effect.Row.TryGet(column, out var value) && !placeholder.IsPlaceholder(value))
            {
                return (true, value);
            }

            if (records[i].OldKey is { } old)
            {
                return hops > 0 && _keys.TryGetValue(old, out var history)
                    ? Earlier(old, BeforeTheMove(history, records[i]), column, hops - 1)
                    : (false, null);
            }
        }

        return (false, null);
    }

    private static int BeforeTheMove(KeyHistory history, ChangeRecord move)
    {
        var place = history.LastNotAfter(move);
        while (place >= 0 && history.Records[place] is { NewKey: { } target } gone && target == move.CanonicalKey && RowEffect.Of(gone) is { Row: null })
        {
            place--;
        }

        return place;
    }

    private void Remember(string old, string key)
    {
        if (!_movedTo.TryGetValue(old, out var keys))
        {
            _movedTo[old] = keys = new HashSet<string>(StringComparer.Ordinal);
        }

        keys.Add(key);
    }
}
