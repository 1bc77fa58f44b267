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
public sealed class ReferenceMerge : ITableMerge
{
    private readonly MergedTables _tables;
    private readonly RowFold _rows;

    /// <summary>Starts a merge with no tables.</summary>
    /// <param name="placeholder">What stands for unchanged big columns; <see cref="ToastPlaceholder.Default"/> by default.</param>
    /// <param name="topicPrefix">The connector's <c>topic.prefix</c>, for records that do not name their table; all before the topic's first dot by default.</param>
    public ReferenceMerge(ToastPlaceholder? placeholder = null, string? topicPrefix = null)
    {
        _rows = new RowFold(placeholder ?? ToastPlaceholder.Default);
        _tables = new MergedTables(topicPrefix);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TableFold> Tables => _tables.All;

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

    /// <inheritdoc/>
    public void Apply(ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        switch (record.Kind)
        {
            case RecordKind.Change when record.Event!.Operation == Operation.Truncate:
                _tables.Of(record).Empty(record);
                break;
            case RecordKind.Change when record.CanonicalKey is null:
                _tables.Of(record).ReplaceWithoutKey(record.Event!.Before, record.Event.After);
                break;
            case RecordKind.Change or RecordKind.Flattened when record.CanonicalKey is { } key:
                _rows.Apply(_tables.Of(record), key, record);
                break;
            case RecordKind.Tombstone or RecordKind.NullPayload when record.CanonicalKey is { } key:
                foreach (var table in _tables.OfTopic(record.Topic))
                {
                    _rows.Apply(table, key, record);
                }

                break;
        }
    }
}
