using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>Deliveries around changed keys and tombstones.</summary>
internal static class KeyChangeDeliveries
{
    /// <summary>The number of a record that was not sent and comes before all that were.</summary>
    private const int BeforeAll = -1;

    /// <summary>One after the other, and then all at once.</summary>
    public static IEnumerable<TableDelivery> Turned(ChangeSet changes, int trials)
    {
        var records = changes.Records;
        var pairs = Pairs(records, changes.Truth.Placeholder).ToList();
        foreach (var (deleted, created) in pairs.Take(pairs.Count > 1 ? trials - 1 : trials))
        {
            yield return new TableDelivery(
                DeliveryKind.KeyChangeTurned,
                RuleText.Invariant($"record #{records[created].Number}, the row under its new key, came before record #{records[deleted].Number}, its delete under the old one"),
                records.RemoveAt(created).Insert(deleted, records[created]));
        }

        if (pairs.Count > 1)
        {
            var all = records;
            var free = 0;
            foreach (var (deleted, created) in pairs.Where(pair => pair.Deleted >= free))
            {
                all = all.RemoveAt(created).Insert(deleted, records[created]);
                free = created + 1;
            }

            yield return new TableDelivery(
                DeliveryKind.KeyChangeTurned, RuleText.Invariant($"all {pairs.Count} rows whose key changed came under their new key before their delete under the old one"), all);
        }
    }

    public static IEnumerable<TableDelivery> TombstonesFirst(ImmutableArray<ChangeRecord> records)
    {
        var first = records.Where(record => record is { Kind: RecordKind.Change, Key: not null }).DistinctBy(RecordPlaces.Lane)
            .Select(record => new ChangeRecord(BeforeAll, record.Topic, record.KeyBytes, null, partition: record.Partition)).ToList();
        if (first.Count > 0)
        {
            yield return new TableDelivery(
                DeliveryKind.TombstonesFirst,
                "a tombstone of each key came before its first row, and each that was sent came twice",
                [.. first, .. records.SelectMany(record => record.IsTombstone ? [record, record] : new[] { record })]);
        }
    }

    /// <summary>The delete and the create of each change of a key, where nothing of the new key lies between them.</summary>
    private static IEnumerable<(int Deleted, int Created)> Pairs(ImmutableArray<ChangeRecord> records, ToastPlaceholder placeholder)
    {
        for (var i = 0; i < records.Length; i++)
        {
            if (records[i] is not { Kind: RecordKind.Change, NewKey: { } newKey, CanonicalKey: { } oldKey, Event.Operation: Operation.Delete })
            {
                continue;
            }

            var created = i + 1;
            while (created < records.Length && !(records[created].Kind == RecordKind.Change && (records[created].CanonicalKey == newKey || RecordPlaces.IsTruncate(records[created]))))
            {
                created++;
            }

            if (created < records.Length && records[created].OldKey == oldKey && !RecordPlaces.HasPlaceholder(records[created], placeholder))
            {
                yield return (i, created);
            }
        }
    }
}
