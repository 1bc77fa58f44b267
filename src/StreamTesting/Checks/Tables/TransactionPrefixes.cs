namespace StreamTesting;

/// <summary>The states of a table after each whole transaction, and those within one.</summary>
internal sealed class TransactionPrefixes
{
    private readonly HashSet<string> _whole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TransactionPart> _parts = new(StringComparer.Ordinal);
    private readonly Dictionary<int, TransactionPart> _ofRecord = [];
    private readonly IReadOnlyList<TableColumn> _columns;

    private TransactionPrefixes(IReadOnlyList<TableColumn> columns) => _columns = columns;

    public bool HasParts => _ofRecord.Count > 0;

    /// <summary>Columns that the consumer's rows do not have are left out of account.</summary>
    public static TransactionPrefixes Of(ChangeSet changes, TableRow? like)
    {
        var prefixes = new TransactionPrefixes(
            [.. changes.Truth.Final.Columns.Where(column => (column.Kind != ColumnKind.Other || column.KeyPosition > 0) && like?.TryGet(column.Name, out _) != false)]);
        var merge = new ReferenceMerge(changes.Truth.Placeholder);
        IReadOnlyList<TableRow> Rows() => merge.Tables.TryGetValue(changes.Truth.Name, out var table) ? table.Rows : [];

        prefixes._whole.Add(prefixes.TextOf([]));
        var records = changes.Records.Where(record => record.Kind is not (RecordKind.Transaction or RecordKind.Heartbeat)).ToList();
        for (var start = 0; start < records.Count;)
        {
            var end = EndOf(records, start);
            var transaction = TransactionOf(records[start]) ?? "";
            var changed = records[start..end].Count(record => !record.IsTombstone);
            for (var (i, applied) = (start, 0); i < end; i++)
            {
                merge.Apply(records[i]);
                applied += records[i].IsTombstone ? 0 : 1;
                if (applied < changed)
                {
                    var part = new TransactionPart(transaction, applied, changed, records[i]);
                    prefixes._parts.TryAdd(prefixes.TextOf(Rows()), part);
                    prefixes._ofRecord.TryAdd(records[i].Number, part);
                }
            }

            prefixes._whole.Add(prefixes.TextOf(Rows()));
            start = end;
        }

        return prefixes;
    }

    public string TextOf(IReadOnlyList<TableRow> rows) =>
        string.Join('\n', rows.Select(row => RowKeys.Of([.. _columns.Where(column => row.TryGet(column.Name, out _))], row)).Order(StringComparer.Ordinal));

    public bool IsWhole(string state) => _whole.Contains(state);

    public TransactionPart? PartOf(string state) => _parts.GetValueOrDefault(state);

    public TransactionPart? PartAt(ChangeRecord record) => _ofRecord.GetValueOrDefault(record.Number);

    /// <summary>The transaction's name: PostgreSQL's block is <c>txId:lsn</c>, of which only the first half is the same in all its records.</summary>
    public static string? TransactionOf(ChangeRecord record) => record.Event switch
    {
        { Transaction: { Id.Length: > 0 } block } => block.Common,
        { Source: { Snapshot: SnapshotMarker.None, TransactionId: { } id } } => RuleText.Invariant($"{id}"),
        { Source: { Snapshot: SnapshotMarker.None, Gtid: { } gtid } } => gtid,
        _ => null,
    };

    private static int EndOf(List<ChangeRecord> records, int start)
    {
        var transaction = TransactionOf(records[start]);
        var end = start + 1;
        while (end < records.Count && (records[end].IsTombstone || (transaction is not null && TransactionOf(records[end]) == transaction)))
        {
            end++;
        }

        return end;
    }
}
