namespace StreamTesting.Tests;

/// <summary>What a merge of the zoo keeps. <see cref="Apply(ChangeRecord)"/> is the right way to merge in the order of delivery; the wrong ones leave it in one place.</summary>
internal sealed class MergeState
{
    private static readonly ToastPlaceholder Placeholder = ToastPlaceholder.Default;

    public Dictionary<string, TableRow> Rows { get; } = [];

    /// <summary>The rows whose key changed, by their new key.</summary>
    public Dictionary<string, TableRow> Moved { get; } = [];

    public Dictionary<string, long> Versions { get; } = [];

    public Dictionary<string, string> Texts { get; } = [];

    public HashSet<string> Seen { get; } = [];

    public List<ChangeRecord> Open { get; } = [];

    public long Highest { get; set; } = -1;

    public int Taken { get; set; }

    public IEnumerable<TableRow> Table => Rows.Values;

    public static long LsnOf(ChangeRecord record) => record.Event!.Source!.Lsn!.Value;

    public static bool IsChange(ChangeRecord record) => record.Kind == RecordKind.Change;

    public static bool IsTruncate(ChangeRecord record) => record.Event?.Operation == Operation.Truncate;

    public static TableRow With(TableRow row, string column, object? value) => new(row.Values.Select(known => known.Key == column ? KeyValuePair.Create(column, value) : known));

    public void Apply(ChangeRecord record)
    {
        switch (record)
        {
            case { Kind: RecordKind.Tombstone or RecordKind.NullPayload, CanonicalKey: { } gone }:
                Rows.Remove(gone);
                break;
            case { Event.Operation: Operation.Truncate }:
                Rows.Clear();
                break;
            case { Event.Operation: Operation.Delete, CanonicalKey: { } key }:
                Delete(key, record);
                break;
            case { Event.After: { } after, CanonicalKey: { } key }:
                Put(key, record, after);
                break;
            case { Row: { } row, CanonicalKey: { } key } when row.TryGet("__deleted", out var deleted) && deleted is true or "true":
                Rows.Remove(key);
                break;
            case { Row: { } row, CanonicalKey: { } key }:
                Rows[key] = row;
                break;
        }
    }

    public void Delete(string key, ChangeRecord record)
    {
        if (Rows.Remove(key, out var row) && record.NewKey is { } newKey)
        {
            Moved[newKey] = row;
        }
    }

    public void Put(string key, ChangeRecord record, TableRow after) => Rows[key] = Whole(key, record, after);

    /// <summary>The row with the values that a placeholder stands for.</summary>
    public TableRow Whole(string key, ChangeRecord record, TableRow after)
    {
        var known = record.OldKey is not null && Moved.TryGetValue(key, out var moved) ? moved : Rows.GetValueOrDefault(key);
        return known is null || !after.Values.Any(value => Placeholder.IsPlaceholder(value.Value))
            ? after
            : new TableRow(after.Values.Select(value => Placeholder.IsPlaceholder(value.Value) && known.TryGet(value.Key, out var kept) ? KeyValuePair.Create(value.Key, kept) : value));
    }

    /// <summary>Merges by versions: an older change than the known one of its key is left out. Tombstones have no version and say nothing.</summary>
    public void ApplyNewer(ChangeRecord record, Func<ChangeRecord, long> version, bool tiesWin = true, bool remembersDeleted = true)
    {
        if (!IsChange(record))
        {
            return;
        }

        var now = version(record);
        if (IsTruncate(record))
        {
            Highest = Math.Max(Highest, now);
            Rows.Keys.Where(key => Versions[key] < now).ToList().ForEach(key => Rows.Remove(key));
            return;
        }

        var key = record.CanonicalKey!;
        if (now < Highest || (Versions.TryGetValue(key, out var known) && (now < known || (now == known && !tiesWin))))
        {
            return;
        }

        Versions[key] = now;
        Apply(record);
        if (record.Event!.After is null && !remembersDeleted)
        {
            Versions.Remove(key);
        }
    }
}
