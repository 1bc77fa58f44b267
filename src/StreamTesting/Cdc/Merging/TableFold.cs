namespace StreamTesting;

/// <summary>One table as the reference merge has it: the rows now, and every state that the row of a key has had.</summary>
public sealed class TableFold
{
    private static readonly IReadOnlyList<RowVersion> None = [];
    private readonly OrderedDictionary<string, TableRow> _rows = new(StringComparer.Ordinal);
    private readonly List<TableRow> _withoutKey = [];
    private readonly Dictionary<string, List<RowVersion>> _versions = new(StringComparer.Ordinal);

    internal TableFold(string name) => Name = name;

    /// <summary>The table's name: <c>schema.table</c>, or <c>database.table</c> for MariaDB and MySQL.</summary>
    public string Name { get; }

    /// <summary>The rows now; those of records without a key among them.</summary>
    public IReadOnlyList<TableRow> Rows => [.. _rows.Values, .. _withoutKey];

    /// <summary>The record keys (<see cref="ChangeRecord.CanonicalKey"/>) that ever had a row.</summary>
    public IReadOnlyCollection<string> Keys => _versions.Keys;

    /// <summary>The states that the row of a key has had, the oldest first.</summary>
    /// <param name="key">A record key, as <see cref="ChangeRecord.CanonicalKey"/> writes it.</param>
    /// <returns>None where the key never had a row.</returns>
    public IReadOnlyList<RowVersion> VersionsOf(string key) => _versions.TryGetValue(key, out var versions) ? versions : None;

    internal TableRow? Find(string key) => _rows.GetValueOrDefault(key);

    internal void Put(string key, TableRow row, ChangeRecord record, string cause)
    {
        _rows[key] = row;
        Remember(key, new RowVersion(record.Number, cause, row));
    }

    internal TableRow? Remove(string key, ChangeRecord record, string cause)
    {
        if (!_rows.Remove(key, out var row))
        {
            return null;
        }

        Remember(key, new RowVersion(record.Number, cause, null));
        return row;
    }

    internal void Empty(ChangeRecord record)
    {
        foreach (var key in _rows.Keys.ToList())
        {
            Remove(key, record, "t");
        }

        _withoutKey.Clear();
    }

    internal void EmptyWithoutKey() => _withoutKey.Clear();

    internal void ReplaceWithoutKey(TableRow? before, TableRow? after)
    {
        var place = before is null ? -1 : _withoutKey.FindIndex(row => row.Equals(before));
        if (place >= 0)
        {
            _withoutKey.RemoveAt(place);
        }

        if (after is not null)
        {
            _withoutKey.Add(after);
        }
    }

    private void Remember(string key, RowVersion version)
    {
        if (!_versions.TryGetValue(key, out var versions))
        {
            _versions[key] = versions = [];
        }

        versions.Add(version);
    }
}
