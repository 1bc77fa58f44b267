using System.Globalization;

namespace StreamTesting.Tests;

/// <summary>The examples of <c>docs/cdc.md</c>, each with a merge that is wrong in one place.</summary>
internal static class MergeExamples
{
    private const string UpsertsAreRight = "A merge that upserts `after` under the record's key and deletes for `d` is right here.";

    public static IEnumerable<MergeExample> All =>
    [
        MergeExample.Of(
            "missing", "a row is not there",
            "The database has the row. Mostly the merge left records out: it reads `c`, `u` and `d` and not the `r` of a snapshot; it drops what lies below the highest position it has seen, though transactions that ran side by side come in the order of their commits; it takes a position for a unique id, though all rows of a COPY and both halves of a key change share one; it remembers deleted keys for ever, and a key is used again.",
            "What tells two changes apart is position, key and operation together. An offset means something within its partition only.",
            [Envelopes.Row(0, "r", 1, "ann"), Envelopes.Row(1, "c", 2, "bob")],
            (table, record) =>
            {
                if (record.Event?.Code is "c" or "u" or "d")
                {
                    Changes.Apply(table, record);
                }
            },
            AsSent),
        MergeExample.Of(
            "extra", "a row that the stream never told of",
            "A row was made of something that is none: of a tombstone whose key has no row, of the zero key that `REPLICA IDENTITY USING INDEX` sends, of a key read in another way than the database's.",
            "A tombstone deletes or does nothing; a soft delete marks a row that is there.",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Tombstone(1, 2)],
            (table, record) => table[record.CanonicalKey!] = record.Event?.After ?? new TableRow([new("id", 2L), new("note", null)]),
            AsSent),
        MergeExample.Of(
            "stale", "a row is an older version of itself",
            "The text says which version and which record. Mostly a newer record was taken for an older one: positions compared as text (`\"999\" > \"1000\"`, and `[null,...]` sorts behind `[\"...\"]`), the connector's time or whole seconds as the version, ties that lose the second; or an insert that keeps what is there.",
            "Compare positions as numbers: the LSN within a key, the last commit and the LSN over keys, file number, position and row for MariaDB; at one position the later record wins. See [merging](cdc-merging.md).",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Row(1, "u", 1, "anna")],
            (table, record) => table.TryAdd(record.CanonicalKey!, record.Event!.After!),
            AsSent),
        MergeExample.Of(
            "different", "a row is no version of itself",
            "Values were changed on the way: a NULL in `after` taken for \"unchanged\" (`COALESCE`), a decimal or a whole number above 2^53 read as a double, microseconds read as milliseconds, columns of two versions mixed.",
            "`after` is the whole row, placeholders apart: NULL means NULL.",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Record(1, """{"id":1}""", Envelopes.Value("u", """{"id":1,"note":null}""", 1)), Envelopes.Row(2, "c", 2, "bob")],
            (table, record) =>
            {
                var after = record.Event!.After!;
                var note = after["note"] ?? (table.TryGetValue(record.CanonicalKey!, out var known) ? $"{known["note"]}." : null);
                table[record.CanonicalKey!] = new TableRow([new("id", after["id"]), new("note", note)]);
            },
            AsSent),
        MergeExample.Of(
            "duplicate", "several rows of one key",
            "Every change, or every create, is inserted. The table has no key, or not the source's.",
            UpsertsAreRight,
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Row(1, "u", 1, "ann")],
            (table, record) => table[$"row {record.Number}"] = record.Event!.After!,
            AsSent),
        MergeExample.Of(
            "resurrected", "a deleted row is there",
            "Deletes are left out; or the merge goes by versions and forgets the version of what it deletes, so that an old record brings the row back (`c@10 u@20 d@30`, then `u@20` again). Unwrapped streams say a delete as the JSON text `null`, as `__deleted: \"true\"`, or not at all.",
            "A merge by versions keeps the version of deleted keys too.",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Delete(1, 1), Envelopes.Tombstone(2, 1), Envelopes.Row(3, "c", 2, "bob")],
            (table, record) =>
            {
                if (record.Event?.After is not null)
                {
                    Changes.Apply(table, record);
                }
            },
            AsSent),
        MergeExample.Of(
            "placeholder-stored", "a big value is replaced by a word",
            "PostgreSQL does not log a big column that did not change (TOAST), so Debezium sends `__debezium_unavailable_value`, in other forms for other types.",
            "Keep the value that is there; where the key changed, that of the row under the old key (header `__debezium.oldkey`).",
            [Envelopes.Row(0, "c", 1, "long text"), Envelopes.Row(1, "u", 1, "__debezium_unavailable_value")],
            (table, record) => table[record.CanonicalKey!] = record.Event!.After!,
            AsSent),
        MergeExample.Of(
            "key-change-ghost", "a row stays under its old key",
            "A key change comes as a delete of the old key, a tombstone and a create of the new one. The merge takes the first for a part of the last and waits; or the two keys are in two partitions and come the other way round.",
            "Take each for what it is: a delete and a create.",
            [Envelopes.Row(0, "c", 1, "ann"), Changes.Moved(1, 1, "d", 2), Changes.Moved(2, 1, null, 2), Changes.Moved(3, 2, "c", 1)],
            (table, record) =>
            {
                if (record.NewKey is null)
                {
                    Changes.Apply(table, record);
                }
            },
            AsSent),
        MergeExample.Of(
            "truncate-ignored", "a truncated row is there",
            "A truncate has no key, no `before` and no `after`; a merge that goes by keys never sees it. By default Debezium does not even send it (`skipped.operations=t`), and unwrapping always drops it: then no merge can be right.",
            "Empty the table. A merge by versions keeps the truncate's position, for older records that come later.",
            [Envelopes.Row(0, "c", 1, "ann"), Changes.Truncate(1), Envelopes.Row(2, "c", 2, "bob")],
            (table, record) =>
            {
                if (record.CanonicalKey is not null)
                {
                    Changes.Apply(table, record);
                }
            },
            AsSent),
        MergeExample.Of(
            "not-idempotent", "what comes again counts again",
            "After a crash a connector sends what it sent since its last committed offset again, and so does Kafka to a consumer. A merge that adds up, counts or appends comes to another table.",
            "Set values, do not add them up; or remember the position of each key's last change in the same transaction as the row.",
            [Envelopes.Row(0, "c", 1, "1"), Envelopes.Row(1, "u", 1, "2")],
            (table, record) =>
            {
                var more = long.Parse((string)record.Event!.After!["note"]!, CultureInfo.InvariantCulture) - record.Number;
                var sum = table.TryGetValue(record.CanonicalKey!, out var known) ? long.Parse((string)known["note"]!, CultureInfo.InvariantCulture) : 0;
                table[record.CanonicalKey!] = new TableRow([new("id", 1L), new("note", $"{sum + more}")]);
            },
            Idempotent),
        MergeExample.Of(
            "order-dependent", "another order, another table",
            "Only the records of one key have an order, and only within a partition. A consumer that retries aside, works in parallel without regard to keys, or reads a topic whose partitions were changed sees others.",
            "Keep the order of keys; or keep versions, then any order is right (`DeliveryOrder.None`).",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Row(1, "u", 1, "anna")],
            (table, record) => table[record.CanonicalKey!] = record.Event!.After!,
            AnyOrder),
        MergeExample.Of(
            "snapshot-overwrote-stream", "an old snapshot takes the place of what is newer",
            "Rows of a snapshot (`r`) are taken for the newest truth. When they come again, or late, they are older than what was streamed since.",
            "A read row has a position as well; without one (incremental snapshots) it never takes the place of a streamed one.",
            [Envelopes.Row(0, "r", 1, "ann"), Envelopes.Row(1, "u", 1, "anna")],
            (table, record) => table[record.CanonicalKey!] = record.Event!.After!,
            SnapshotAgain),
        MergeExample.Of(
            "regressed", "a row goes back on the way",
            "In the end the table is right; before, readers saw a row go back to an older version. A consumer that upserts does this each time records come again.",
            "A merge by versions takes no older record.",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Row(1, "u", 1, "anna")],
            (table, record) => table[record.CanonicalKey!] = record.Event!.After!,
            StepByStep),
        MergeExample.Of(
            "tombstone-crashed", "a record without a value ends the consumer",
            "After each delete comes a tombstone: a key and null bytes. It can be the first that a consumer sees of a key, where the log was compacted.",
            "Look whether there is a value before reading it.",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Delete(1, 1), Envelopes.Tombstone(2, 1)],
            (table, record) => Changes.Apply(table, record.Value!.Length > 0 ? record : throw new InvalidOperationException("no value")),
            AsSent),
        MergeExample.Of(
            "crashed", "a record that has a value ends the consumer",
            "Something is there for one setting and not for another: with PostgreSQL's default replica identity an update has no `before`, and the `before` of a delete holds the key and zeros.",
            "Use `before` for nothing but tables without a key, whose identity has to be full.",
            [Envelopes.Row(0, "c", 1, "ann"), Envelopes.Row(1, "u", 1, "anna")],
            (table, record) => table[$"{(record.Event!.Code == "u" ? record.Event.Before!["id"] : 1)}"] = record.Event.After!,
            AsSent),
        MergeExample.Of(
            "torn-transaction", "a reader sees half a transaction",
            "The two rows belong together, and between them a reader sees one. Few consumers promise more; one that does has to hold a transaction back until its END, or until the next begins. PostgreSQL's transaction ids are `txId:lsn`, of which only the first half is the same in all records.",
            "Collect by the transaction, apply at once. `TransactionalMerge` does.",
            [InTransaction(0, 1, 71), InTransaction(1, 2, 71)],
            (table, record) => table[record.CanonicalKey!] = record.Event!.After!,
            Transactions),
    ];

    private static (string, Func<TableConsumer, ChangeSet, Task<Verdict>>) AsSent { get; } = ("merge.ShouldConvergeTo(changes)", (merge, changes) => Run(merge, changes, DeliveryKind.AsSent, true));

    private static (string, Func<TableConsumer, ChangeSet, Task<Verdict>>) Idempotent { get; } = ("merge.ShouldBeIdempotent(changes)", (merge, changes) => Run(merge, changes, DeliveryKind.SuffixAgain, false));

    private static (string, Func<TableConsumer, ChangeSet, Task<Verdict>>) AnyOrder { get; } =
        ("merge.ShouldNotDependOnOrder(changes, DeliveryOrder.None)", (merge, changes) => Run(merge, changes, DeliveryKind.AnyOrder, false));

    private static (string, Func<TableConsumer, ChangeSet, Task<Verdict>>) SnapshotAgain { get; } =
        ("merge.ShouldMergeWell(changes, DeliveryOrder.None)", (merge, changes) => Run(merge, changes, DeliveryKind.SnapshotAgain, true));

    private static (string, Func<TableConsumer, ChangeSet, Task<Verdict>>) StepByStep { get; } =
        ("merge.ShouldNeverGoBack(changes, changes.Deliveries(DeliveryKind.SuffixAgain).Last())", (merge, changes) =>
            merge.Changelog(changes.Truth, changes.Deliveries(DeliveryKind.SuffixAgain).Last().Records).AsObserved().JudgeAsync(new TableChangelog<RowState>(changes.Truth, state => state.Value) { EveryStep = true }));

    private static (string, Func<TableConsumer, ChangeSet, Task<Verdict>>) Transactions { get; } =
        ("merge.ShouldKeepTransactionsWhole(changes)", (merge, changes) => merge.States(changes.Records).AsObserved().JudgeAsync(new WholeTransactions(changes)));

    private static Task<Verdict> Run(TableConsumer merge, ChangeSet changes, DeliveryKind kind, bool comparesWithDatabase) =>
        merge.Deliver(changes.Deliveries(DeliveryKind.AsSent).Concat(kind == DeliveryKind.AsSent ? [] : changes.Deliveries(kind))).AsObserved()
            .JudgeAsync(new MergeTrials(changes) { ComparesWithDatabase = comparesWithDatabase });

    private static ChangeRecord InTransaction(int number, int id, int transaction) => Envelopes.Record(
        number,
        $$"""{"id":{{id}}}""",
        $$"""{"before":null,"after":{"id":{{id}},"note":"a"},"source":{"connector":"postgresql","schema":"public","table":"orders","lsn":{{number}},"txId":{{transaction}},"snapshot":"false"},"op":"c","ts_ms":1}""");
}
