namespace StreamTesting.Tests;

internal static partial class MergeZoo
{
    private static readonly TableConsumer Upserts = Consumer((state, record) => state.Apply(record));

    /// <summary>Right as sent, and wrong of another delivery.</summary>
    private static IEnumerable<Specimen> WrongWhenDelivered =>
    [
        Delivered("ShouldBeIdempotent", "replay applied twice: adds up differences", "not-idempotent", "full", DeliveryKind.SuffixAgain, Consumer((state, record) =>
        {
            if (record is { Event: { Operation: Operation.Update, Before: { } before, After: { } after }, CanonicalKey: { } key } && state.Rows.TryGetValue(key, out var known))
            {
                state.Rows[key] = MergeState.With(after, "quantity", (long)known["quantity"]! + (long)after["quantity"]! - (long)before["quantity"]!);
                return;
            }

            state.Apply(record);
        })),
        Delivered("ShouldBeIdempotent", "a create that comes again makes a second row", "not-idempotent", "full", DeliveryKind.SuffixAgain, Consumer((state, record) =>
        {
            if (record is { Event: { Operation: Operation.Create, After: { } after }, CanonicalKey: { } key } && state.Rows.ContainsKey(key))
            {
                state.Rows[$"{key} {state.Taken++}"] = after;
                return;
            }

            state.Apply(record);
        })),
        Delivered("ShouldNotDependOnOrder", "upserts as they come, where any order may", "order-dependent", "full", DeliveryKind.AnyOrder, Upserts),
        Delivered("ShouldNotDependOnOrder", "high-water mark over the keys of all partitions", "order-dependent", "full", DeliveryKind.KeyOrderKept, Consumer((state, record) =>
        {
            if (MergeState.IsChange(record) && record.Number >= state.Highest)
            {
                state.Highest = record.Number;
                state.Apply(record);
            }
        })),
        Delivered("ShouldNotDependOnOrder", "key change as a rename: the create is of no use, and the delete finds the new row", "missing", "full", DeliveryKind.KeyChangeTurned, Consumer((state, record) =>
        {
            if (record is { OldKey: { } old, Event.After: { } after } && state.Moved.Remove(record.CanonicalKey!))
            {
                state.Rows[record.CanonicalKey!] = after;
            }
            else if (record is { OldKey: { } other, Event.After: { } row })
            {
                state.Rows[other] = row;
            }
            else
            {
                state.Apply(record);
            }
        })),
        Delivered("ShouldMergeWell", "no tombstone memory: versions of deleted rows are forgotten", "resurrected", "no key changes", DeliveryKind.OldAgain, Consumer((state, record) => state.ApplyNewer(record, MergeState.LsnOf, remembersDeleted: false))),
        Delivered("ShouldMergeWell", "an old record takes the place of a newer one", "stale", "no deletes", DeliveryKind.OldAgain, Upserts),
        Delivered("ShouldMergeWell", "snapshot overwrites: a read row counts as new", "snapshot-overwrote-stream", "full", DeliveryKind.SnapshotAgain, Consumer((state, record) =>
        {
            if (record.Event?.Operation == Operation.Read)
            {
                state.Apply(record);
                return;
            }

            state.ApplyNewer(record, MergeState.LsnOf);
        })),
        Delivered("ShouldMergeWell", "a tombstone is remembered, and its key never comes", "missing", "full", DeliveryKind.TombstonesFirst, Consumer(RemembersDeletedForEver)),
        Delivered("ShouldMergeWell", "an old truncate empties the table again", "missing", "truncates", DeliveryKind.OldAgain, Consumer((state, record) =>
        {
            if (MergeState.IsTruncate(record))
            {
                state.Rows.Clear();
                state.Highest = Math.Max(state.Highest, MergeState.LsnOf(record));
                return;
            }

            state.ApplyNewer(record, MergeState.LsnOf);
        })),
    ];

    /// <summary>Right in the end, and wrong on the way.</summary>
    private static IEnumerable<Specimen> WrongOnTheWay =>
    [
        Specimen.Wrong("ShouldNeverGoBack", "upserts as they come, and heals", "regressed", seed => MergeScene.Of("no deletes", seed) is var changes ? Steps(changes, Upserts, Healed(changes, seed)) : null!),
        Specimen.Wrong("ShouldNeverGoBack", "a deleted row comes back, and goes again", "resurrected", seed => MergeScene.Of("inserts and deletes", seed) is var changes ? Steps(changes, Upserts, Deliver(changes, DeliveryKind.SuffixAgain, seed)) : null!),
        Specimen.Wrong("ShouldKeepTransactionsWhole", "record by record", "torn-transaction", seed => MergeScene.Of("full", seed) is var changes ? Whole(changes, Upserts) : null!),
    ];

    private static IReadOnlyList<ChangeRecord> OldAgain(ChangeSet changes, ulong seed) => Deliver(changes, DeliveryKind.OldAgain, seed);

    private static IReadOnlyList<ChangeRecord> Healed(ChangeSet changes, ulong seed) => [.. OldAgain(changes, seed), .. changes.Records.Where(record => record.Event?.After is not null).Reverse().DistinctBy(record => record.CanonicalKey)];

    private static IReadOnlyList<ChangeRecord> Deliver(ChangeSet changes, DeliveryKind kind, ulong seed) => changes.Deliveries(kind, new Seed(seed), Trials).LastOrDefault()?.Records ?? changes.Records;

    private static Verdict Steps(ChangeSet changes, TableConsumer consumer, IReadOnlyList<ChangeRecord> delivered) =>
        consumer.Changelog(changes.Truth, delivered).AsObserved().JudgeAsync(new TableChangelog<RowState>(changes.Truth, state => state.Value) { EveryStep = true }).GetAwaiter().GetResult();

    private static Verdict Whole(ChangeSet changes, TableConsumer consumer) =>
        consumer.States(changes.Records).AsObserved().JudgeAsync(new WholeTransactions(changes)).GetAwaiter().GetResult();
}
