namespace StreamTesting.Tests;

internal static partial class MergeZoo
{
    private static IEnumerable<Specimen> RightOnes =>
    [
        Right("folds in the order of delivery", "full", House(() => new ReferenceMerge(), "full"), DeliveryOrder.OfKeys),
        Right("folds in the order of delivery, tables emptied", "truncates", House(() => new ReferenceMerge(), "truncates"), DeliveryOrder.OfKeys),
        Right("folds in the order of delivery, rows without an envelope", "flattened", House(() => new ReferenceMerge(), "flattened"), DeliveryOrder.OfKeys),
        Right("upserts and deletes, and keeps what a placeholder stands for", "full", Consumer((state, record) => state.Apply(record)), DeliveryOrder.OfKeys),
        Right("goes by the position in PostgreSQL's log", "full", House(() => new VersionedMerge(VersionOrders.Lsn), "full"), DeliveryOrder.None),
        Right("goes by commit, position and ordinal", "truncates", House(() => new VersionedMerge(VersionOrders.CommitLsn), "truncates"), DeliveryOrder.None),
        Right("goes by commit, position and ordinal, big columns not sent", "toast", House(() => new VersionedMerge(VersionOrders.CommitLsn), "toast"), DeliveryOrder.None),
        Right("goes by the place in MariaDB's log", "mariadb", House(() => new VersionedMerge(VersionOrders.Binlog), "mariadb"), DeliveryOrder.None),
        Right("goes by the offset in one partition", "full", House(() => new VersionedMerge(VersionOrders.Offset), "full"), DeliveryOrder.None),
        Right("upserts with a version column and keeps deleted keys in a table of their own", "truncates", Consumer((state, record) => state.ApplyNewer(record, MergeState.LsnOf)), DeliveryOrder.None),
        Specimen.Right("ShouldConvergeTo", "merges whole transactions, keys moved onto each other", seed => MergeScene.Of("key shifts", seed) is var changes ? Judge(changes, House(() => new TransactionalMerge(), "key shifts"), [changes.AsSent]) : null!),
        Right("collects a batch of one transaction and applies it at once", "full", TableConsumer.Of(() => new MergeState(), ByTransaction, state => Flushed(state).Table), DeliveryOrder.OfKeys),
        Right("reads a compacted log anew", "full", TableConsumer.Of(() => new MergeState(), (state, record) => state.Open.Add(record), Compacted), DeliveryOrder.OfKeys),
        Right("a set of changes that only grows, merged like a CRDT", "truncates", TableConsumer.Of(() => new Dictionary<string, ChangeRecord>(), Add, Rows), DeliveryOrder.None),
        Specimen.Right("ShouldNeverGoBack", "goes by the position in PostgreSQL's log, step by step", seed => MergeScene.Of("full", seed) is var changes ? Steps(changes, Consumer((state, record) => state.ApplyNewer(record, MergeState.LsnOf)), OldAgain(changes, seed)) : null!),
        Specimen.Right("ShouldKeepTransactionsWhole", "applies a transaction when the next one begins", seed => MergeScene.Of("full", seed) is var changes ? Whole(changes, TableConsumer.Of(() => new MergeState(), ByTransaction, state => state.Table)) : null!),
    ];

    private static void ByTransaction(MergeState state, ChangeRecord record)
    {
        if (state.Open is [var first, ..] && record.Kind == RecordKind.Change && TransactionOf(first) != TransactionOf(record))
        {
            Flushed(state);
        }

        state.Open.Add(record);
    }

    private static string TransactionOf(ChangeRecord record) => record.Event is { Source: { Snapshot: SnapshotMarker.None, TransactionId: { } id } } ? $"{id}" : $"#{record.Number}";

    private static MergeState Flushed(MergeState state)
    {
        state.Open.ForEach(state.Apply);
        state.Open.Clear();
        return state;
    }

    private static IEnumerable<TableRow> Compacted(MergeState state)
    {
        var last = new Dictionary<string, ChangeRecord>();
        state.Open.ForEach(record => last[record.CanonicalKey!] = record);
        return last.Values.Where(record => record.Event?.After is not null).Select(record => record.Event!.After!);
    }

    private static void Add(Dictionary<string, ChangeRecord> set, ChangeRecord record)
    {
        if (MergeState.IsChange(record))
        {
            set[$"{MergeState.LsnOf(record)} {record.CanonicalKey} {record.Event!.Code}"] = record;
        }
    }

    private static IEnumerable<TableRow> Rows(Dictionary<string, ChangeRecord> set)
    {
        var state = new MergeState();
        foreach (var record in set.Values.OrderBy(MergeState.LsnOf).ThenBy(record => record.Event!.Code == "r" ? 0 : record.Event.Code == "d" ? 1 : 2))
        {
            state.Apply(record);
        }

        return state.Table;
    }
}
