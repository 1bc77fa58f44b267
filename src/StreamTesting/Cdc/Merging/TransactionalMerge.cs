namespace StreamTesting;

/// <summary>
/// A merge that takes in whole transactions, each once: its tables are always those after a prefix of the database's commits. It is right where
/// one transaction moves several keys onto each other (<c>UPDATE slots SET id = id + 1</c> with a deferrable key: the delete of an old row comes
/// after the create of the new one under its key), which no fold by key is.
/// </summary>
/// <remarks>
/// <para>
/// The changes of a transaction are joined by the transaction block, else by <c>source.txId</c> or <c>source.gtid</c>; a change that tells none of them
/// (a row of a snapshot, a row without an envelope) is merged as it comes. What is sent again after a restart is left out, by position, key and
/// operation; <c>total_order</c> is not used, for it starts anew. A transaction that a restart tore is kept until the rest of it comes.
/// </para>
/// <para>
/// In order, a transaction without an END (MariaDB's TRUNCATE has none, and without <c>provide.transaction.metadata</c> there are none) is over with the
/// first change of another one that was not merged before; the last one is over when <see cref="Complete"/> says so.
/// It keeps the positions of all changes. Not thread-safe.
/// </para>
/// </remarks>
public sealed class TransactionalMerge : ITableMerge
{
    private readonly OrderedDictionary<string, PendingTransaction> _transactions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, KeylessRows> _keyless = new(StringComparer.Ordinal);
    private readonly List<PendingTransaction> _ended = [];
    private readonly List<IncompleteTransaction> _torn = [];
    private readonly MergedTables _tables;
    private readonly RowFold _flattened;
    private readonly ToastPlaceholder _placeholder;
    private readonly TransactionDelivery _delivery;
    private PendingTransaction? _current;
    private PendingTransaction? _begun;

    /// <summary>Starts a merge with no tables.</summary>
    /// <param name="delivery">How the records of several topics come; in the connector's order by default.</param>
    /// <param name="placeholder">What stands for unchanged big columns; <see cref="ToastPlaceholder.Default"/> by default.</param>
    /// <param name="topicPrefix">The connector's <c>topic.prefix</c>, for records that do not name their table; all before the topic's first dot by default.</param>
    public TransactionalMerge(TransactionDelivery delivery = TransactionDelivery.InOrder, ToastPlaceholder? placeholder = null, string? topicPrefix = null)
    {
        _delivery = delivery;
        _placeholder = placeholder ?? ToastPlaceholder.Default;
        _flattened = new RowFold(_placeholder);
        _tables = new MergedTables(topicPrefix);
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, TableFold> Tables => _tables.All;

    /// <summary>How many transactions with changes were merged.</summary>
    public int Merged { get; private set; }

    /// <summary>The transactions that have begun and are not merged yet. Those that are left at the stream's end are torn.</summary>
    public IReadOnlyList<IncompleteTransaction> Open =>
        [.. _transactions.Values.Where(transaction => !transaction.IsMerged && transaction.Received > 0).Select(transaction => transaction.State)];

    /// <summary>
    /// The transactions that were merged with fewer changes than their END counts, or of which a part came after they were merged. Rows without an envelope are
    /// in none.
    /// </summary>
    public IReadOnlyList<IncompleteTransaction> Torn => _torn;

    /// <summary>Merges all records of a capture, with its connector's options.</summary>
    /// <param name="capture">The capture.</param>
    /// <returns>The merge after the last record, and after <see cref="Complete"/>.</returns>
    public static TransactionalMerge Of(DebeziumCapture capture)
    {
        ArgumentNullException.ThrowIfNull(capture);
        var merge = new TransactionalMerge(TransactionDelivery.InOrder, capture.Placeholder, capture.Options.GetValueOrDefault("topic.prefix"));
        foreach (var record in capture.Records)
        {
            merge.Apply(record);
        }

        merge.Complete();
        return merge;
    }

    /// <inheritdoc/>
    public void Apply(ChangeRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        if (record.Transaction is { } marker)
        {
            Mark(marker, record);
        }
        else if (record.Kind == RecordKind.Change && TransactionIds.Of(record) is { } id)
        {
            Add(Entered(id, record), record);
        }
        else if (record.Kind == RecordKind.Change)
        {
            if (record.Event!.Source?.Snapshot != SnapshotMarker.Incremental)
            {
                Leave(null);
            }

            new TransactionFold(_tables, KeylessOf, _placeholder).Apply(record);
        }
        else if (record.Kind is RecordKind.Flattened or RecordKind.Tombstone or RecordKind.NullPayload && record.CanonicalKey is { } key)
        {
            ApplyFlattened(record, key);
        }
    }

    /// <summary>
    /// Says that no record will come any more: the transaction that was being told, and has no END, is merged, and so are those that have one and wait for
    /// changes that never came (<see cref="Torn"/>). Those that a restart tore stay <see cref="Open"/>.
    /// </summary>
    public void Complete()
    {
        Leave(null);
        _ended.ForEach(Merge);
        _ended.Clear();
    }

    private void Mark(TransactionMarker marker, ChangeRecord record)
    {
        var isNew = !_transactions.ContainsKey(marker.Common);
        var transaction = Entered(marker.Common, record);
        if (marker.IsBegin)
        {
            Begin(transaction, isNew || !transaction.HasBegun);
        }
        else if (!transaction.IsMerged)
        {
            End(transaction, marker.EventCount);
        }
    }

    /// <summary>A BEGIN behind one without an END: that was a TRUNCATE of MariaDB, a transaction of one change.</summary>
    private void Begin(PendingTransaction transaction, bool isNew)
    {
        if (_delivery == TransactionDelivery.Interleaved && isNew && _begun is { IsEnded: false, IsMerged: false })
        {
            End(_begun, 1);
        }

        transaction.HasBegun = true;
        _begun = transaction;
    }

    private void End(PendingTransaction transaction, long? count)
    {
        transaction.End(count);
        if (_delivery == TransactionDelivery.InOrder)
        {
            _current = null;
            Merge(transaction);
        }
        else if (!_ended.Contains(transaction))
        {
            _ended.Add(transaction);
            MergeEnded();
        }
    }

    private void Add(PendingTransaction transaction, ChangeRecord record)
    {
        if (!transaction.Add(record))
        {
            return;
        }

        if (transaction.IsMerged)
        {
            _torn.Add(transaction.State);
            new TransactionFold(_tables, KeylessOf, _placeholder).Apply(record);
            transaction.Merged();
        }
        else if (_delivery == TransactionDelivery.Interleaved)
        {
            MergeEnded();
        }
    }

    private PendingTransaction Entered(string id, ChangeRecord record)
    {
        if (!_transactions.TryGetValue(id, out var transaction))
        {
            _transactions[id] = transaction = new PendingTransaction(id, record.Number);
        }

        if (_delivery == TransactionDelivery.InOrder)
        {
            Leave(transaction);
        }

        return transaction;
    }

    /// <summary>Where the stream goes back to a transaction that was merged, a restart tore the current one: the rest of it is still to come.</summary>
    private void Leave(PendingTransaction? next)
    {
        if (ReferenceEquals(_current, next))
        {
            return;
        }

        if (_current is { IsMerged: false } over && next?.IsMerged != true)
        {
            Merge(over);
        }

        _current = next;
    }

    private void MergeEnded()
    {
        while (_ended is [{ HasAll: true } first, ..])
        {
            _ended.RemoveAt(0);
            Merge(first);
        }
    }

    private void Merge(PendingTransaction transaction)
    {
        var fold = new TransactionFold(_tables, KeylessOf, _placeholder);
        foreach (var change in _delivery == TransactionDelivery.Interleaved ? transaction.InLogOrder() : transaction.Changes)
        {
            fold.Apply(change);
        }

        if (transaction.Expected > transaction.Received && (transaction.Received > 0 || !_tables.HasFlattened))
        {
            _torn.Add(transaction.State);
        }

        Merged += transaction.Received > 0 ? 1 : 0;
        transaction.Merged();
    }

    private void ApplyFlattened(ChangeRecord record, string key)
    {
        foreach (var table in record.Kind == RecordKind.Flattened ? [_tables.Of(record)] : _tables.OfFlattened(record.Topic))
        {
            _flattened.Apply(table, key, record);
        }
    }

    private KeylessRows KeylessOf(TableFold table)
    {
        if (!_keyless.TryGetValue(table.Name, out var rows))
        {
            _keyless[table.Name] = rows = new KeylessRows(table);
        }

        return rows;
    }
}
