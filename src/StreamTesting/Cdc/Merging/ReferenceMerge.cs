namespace StreamTesting;

/// <summary>
/// The merge that others are measured by: a fold in the order of delivery. A create, update or read puts <c>after</c> under the record's key, a
/// delete or a tombstone takes the key away, a truncate empties the table; a placeholder (<see cref="ToastPlaceholder"/>) keeps the value that is
/// there, also over a change of the key. Rows of records without a key are found by <c>before</c>.
/// </summary>
/// <remarks>
/// It is right for what a connector delivers, restarts included, as long as the order within each key is kept. It is not right where a statement
/// moved several keys onto each other (the delete of the old row comes after the create of the new one), nor where the source never sent what
/// the table holds. Not thread-safe.
/// </remarks>
public sealed class ReferenceMerge
{
    private readonly SortedDictionary<string, TableFold> _tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _tablesOfTopic = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Table, string NewKey), TableRow> _moved = [];
    private readonly ToastPlaceholder _placeholder;
    private readonly string? _topicPrefix;

    /// <summary>Starts a merge with no tables.</summary>
    /// <param name="placeholder">What stands for unchanged big columns; <see cref="ToastPlaceholder.Default"/> by default.</param>
    /// <param name="topicPrefix">The connector's <c>topic.prefix</c>, for records that do not name their table; all before the topic's first dot by default.</param>
    public ReferenceMerge(ToastPlaceholder? placeholder = null, string? topicPrefix = null)
    {
        _placeholder = placeholder ?? ToastPlaceholder.Default;
        _topicPrefix = topicPrefix;
    }

    /// <summary>The tables that records were about, by name.</summary>
    public IReadOnlyDictionary<string, TableFold> Tables => _tables;

    /// <summary>Merges all records of a capture, with its connector's options.</summary>
    /// <param name="capture">The capture.</param>
    /// <returns>The merge after the last record.</returns>
    public static ReferenceMerge Of(DebeziumCapture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var merge = new ReferenceMerge(capture.Placeholder, capture.Options.GetValueOrDefault("topic.prefix"));
        foreach (var record in capture.Records)
        {
            merge.Apply(record);
        }

        return merge;
    }

    /// <summary>Merges the next record. Records that change no row (transactions, heartbeats, what is not understood) change nothing.</summary>
    /// <param name="record">The record after the last one.</param>
    public void Apply(ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        switch (record.Kind)
        {
            case RecordKind.Change:
                Apply(TableOf(record), record, record.Event!);
                break;
            case RecordKind.Flattened when record.CanonicalKey is { } key:
                Apply(TableOf(record), record, key, record.Row!);
                break;
            case RecordKind.Tombstone or RecordKind.NullPayload when record.CanonicalKey is { } gone && _tablesOfTopic.TryGetValue(record.Topic, out var names):
                foreach (var name in names)
                {
                    Remove(_tables[name], gone, record, "tombstone");
                }

                break;
        }
    }

    private void Apply(TableFold table, ChangeRecord record, ChangeEvent change)
    {
        if (change.Operation == Operation.Truncate)
        {
            table.Empty(record);
        }
        else if (record.CanonicalKey is not { } key)
        {
            table.ReplaceWithoutKey(change.Before, change.After);
        }
        else if (change.Operation == Operation.Delete)
        {
            Remove(table, key, record, "d");
        }
        else
        {
            table.Put(key, Whole(table, key, record, change.After!), record, change.Code);
        }
    }

    private void Apply(TableFold table, ChangeRecord record, string key, TableRow row)
    {
        if (row.TryGet("__deleted", out var deleted) && deleted is true or "true")
        {
            Remove(table, key, record, "d");
            return;
        }

        table.Put(key, Whole(table, key, record, row), record, "row");
    }

    private void Remove(TableFold table, string key, ChangeRecord record, string cause)
    {
        var moved = record.NewKey;
        if (table.Remove(key, record, moved is null ? cause : "key change") is { } row && moved is not null)
        {
            _moved[(table.Name, moved)] = row;
        }
    }

    private TableRow Whole(TableFold table, string key, ChangeRecord record, TableRow after)
    {
        if (!after.Values.Any(value => _placeholder.IsPlaceholder(value.Value)))
        {
            return after;
        }

        var known = record.OldKey is not null && _moved.TryGetValue((table.Name, key), out var moved) ? moved : table.Find(key);
        return new TableRow(after.Values.Select(value =>
            _placeholder.IsPlaceholder(value.Value) && known is not null && known.TryGet(value.Key, out var kept)
                ? KeyValuePair.Create(value.Key, kept)
                : value));
    }

    private TableFold TableOf(ChangeRecord record)
    {
        var name = record.Event?.Source?.QualifiedTable ?? NameIn(record.Topic);
        if (!_tables.TryGetValue(name, out var table))
        {
            _tables[name] = table = new TableFold(name);
        }

        if (!_tablesOfTopic.TryGetValue(record.Topic, out var names))
        {
            _tablesOfTopic[record.Topic] = names = new HashSet<string>(StringComparer.Ordinal);
        }

        names.Add(name);
        return table;
    }

    private string NameIn(string topic) => _topicPrefix is { } prefix && topic.StartsWith(prefix + ".", StringComparison.Ordinal)
        ? topic[(prefix.Length + 1)..]
        : topic[(topic.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
