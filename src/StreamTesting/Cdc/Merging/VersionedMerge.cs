namespace StreamTesting;

/// <summary>
/// A merge that goes by versions and not by the order of delivery: it remembers every change of a key at the place its version gives it, also
/// deletes, so that a late update after a delete does not bring the row back. With an order that tells all changes of a key apart it comes to the
/// same tables whatever order the records come in.
/// </summary>
/// <remarks>
/// <para>
/// Ties: of two changes of equal version the one that comes later wins, as in Hudi; the same change sent again changes nothing. Records without a
/// version: a row that was read (<c>r</c>) is older than all changes, for what changed it since is told by the stream; any other change is
/// newer than all, that is, it is taken in the order of delivery. <see cref="Unordered"/> counts them.
/// </para>
/// <para>
/// A placeholder (<see cref="ToastPlaceholder"/>) stands for the newest older value, which may come later, and over a change of the key for that of the
/// old key. A truncate takes away what is older. Tombstones say nothing that the delete before them did not, but in a topic of rows
/// without an envelope, and where they have a version themselves. Tables without a key are kept in the order of delivery; a position that comes
/// again is left out. A key shift (several keys moved onto each other in one transaction) is beyond it: <c>TransactionalMerge</c> is right then.
/// </para>
/// <para>It keeps every change of every key. Not thread-safe.</para>
/// </remarks>
public sealed class VersionedMerge : ITableMerge
{
    private readonly Dictionary<string, VersionedTable> _versioned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _flattened = new(StringComparer.Ordinal);
    private readonly List<ChangeRecord> _early = [];
    private readonly MergedTables _tables;
    private readonly ToastPlaceholder _placeholder;

    /// <summary>Starts a merge with no tables.</summary>
    /// <param name="order">Which of two changes of a key is the newer one.</param>
    /// <param name="placeholder">What stands for unchanged big columns; <see cref="ToastPlaceholder.Default"/> by default.</param>
    /// <param name="topicPrefix">The connector's <c>topic.prefix</c>, for records that do not name their table; all before the topic's first dot by default.</param>
    public VersionedMerge(IVersionOrder order, ToastPlaceholder? placeholder = null, string? topicPrefix = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        Order = order;
        _placeholder = placeholder ?? ToastPlaceholder.Default;
        _tables = new MergedTables(topicPrefix);
    }

    /// <summary>Which of two changes of a key is the newer one.</summary>
    public IVersionOrder Order { get; }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TableFold> Tables => _tables.All;

    /// <summary>How many changes the order could not place among those of their key.</summary>
    public int Unordered { get; private set; }

    /// <summary>Merges all records of a capture, with its connector's options.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="order">Which of two changes of a key is the newer one.</param>
    /// <returns>The merge after the last record.</returns>
    public static VersionedMerge Of(DebeziumCapture capture, IVersionOrder order)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var merge = new VersionedMerge(order, capture.Placeholder, capture.Options.GetValueOrDefault("topic.prefix"));
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
                Count(Of(_tables.Of(record)).Truncate(record));
                break;
            case RecordKind.Change or RecordKind.Flattened:
                if (record.Kind == RecordKind.Flattened)
                {
                    _flattened.Add(record.Topic);
                }

                Apply(Of(_tables.Of(record)), record);
                ApplyEarly(record.Topic);
                break;
            case RecordKind.Tombstone or RecordKind.NullPayload when record.CanonicalKey is { } key && CountsAsDelete(record):
                if (_tables.OfTopic(record.Topic).ToList() is not [_, ..] tables)
                {
                    _early.Add(record);
                    break;
                }

                foreach (var table in tables)
                {
                    Count(Of(table).Apply(key, record));
                }

                break;
        }
    }

    private void ApplyEarly(string topic)
    {
        if (_early.Count > 0 && _early.FindAll(record => record.Topic == topic) is [_, ..] early)
        {
            _early.RemoveAll(early.Contains);
            early.ForEach(Apply);
        }
    }

    private void Apply(VersionedTable table, ChangeRecord record)
    {
        if (record.CanonicalKey is { } key)
        {
            Count(table.Apply(key, record));
        }
        else
        {
            table.ApplyWithoutKey(record);
        }
    }

    private bool CountsAsDelete(ChangeRecord record) =>
        record.Kind == RecordKind.NullPayload || _flattened.Contains(record.Topic) || Order.Compare(record, record) == VersionComparison.Equal;

    private void Count(bool isUnordered) => Unordered += isUnordered ? 1 : 0;

    private VersionedTable Of(TableFold fold)
    {
        if (!_versioned.TryGetValue(fold.Name, out var table))
        {
            _versioned[fold.Name] = table = new VersionedTable(fold, Order, _placeholder);
        }

        return table;
    }
}
