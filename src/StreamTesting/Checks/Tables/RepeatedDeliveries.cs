using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>Deliveries in which records come again.</summary>
internal static class RepeatedDeliveries
{
    /// <summary>From the shortest suffix, so that the first that goes wrong is the smallest; evenly chosen where there are too many.</summary>
    public static IEnumerable<TableDelivery> Suffixes(ImmutableArray<ChangeRecord> records, int trials)
    {
        var count = Math.Min(trials, records.Length);
        for (var i = 1; i <= count; i++)
        {
            var length = count == records.Length ? i : 1 + (int)((long)(records.Length - 1) * (i - 1) / Math.Max(1, count - 1));
            var again = records[^length..];
            yield return new TableDelivery(DeliveryKind.SuffixAgain, $"{Range(again)} came again", [.. records, .. again]);
        }
    }

    public static IEnumerable<TableDelivery> OldOnes(ImmutableArray<ChangeRecord> records, Seed seed, int trials)
    {
        var old = Enumerable.Range(0, records.Length).Where(i => RecordPlaces.HasPosition(records[i]) && HasNewer(records, i)).ToList();
        var truncates = old.FindAll(i => RecordPlaces.IsTruncate(records[i]));
        for (var trial = 0; trial < trials && old.Count > 0; trial++)
        {
            var random = seed.Derive("old again").Random(trial);
            var index = trial < Math.Min(truncates.Count, (trials + 3) / 4) ? truncates[trial]
                : trial < old.Count ? old[trial * old.Count / Math.Min(trials, old.Count) % old.Count]
                : old[(int)random.NextBelow(old.Count)];
            var after = index + 1 + (int)random.NextBelow(records.Length - index);
            yield return new TableDelivery(
                DeliveryKind.OldAgain,
                RuleText.Invariant($"record #{records[index].Number} came again behind record #{records[after - 1].Number}"),
                records.Insert(after, records[index]));
        }
    }

    public static IEnumerable<TableDelivery> Snapshots(ImmutableArray<ChangeRecord> records, int trials)
    {
        var snapshot = records.Where(record => record.Event?.Operation == Operation.Read && RecordPlaces.HasPosition(record)).ToList();
        var last = snapshot.Count == 0 ? records.Length : records.IndexOf(snapshot[^1]) + 1;
        var places = records.Length - last;
        var count = Math.Min(trials, places);
        for (var i = 1; i <= count; i++)
        {
            var after = last + (int)((long)places * i / count);
            yield return new TableDelivery(
                DeliveryKind.SnapshotAgain,
                RuleText.Invariant($"the snapshot's {snapshot.Count} rows came again behind record #{records[after - 1].Number}"),
                records.InsertRange(after, snapshot));
        }
    }

    private static bool HasNewer(ImmutableArray<ChangeRecord> records, int index) => records.Skip(index + 1)
        .Any(record => record.Kind == RecordKind.Change
            && (record.CanonicalKey == records[index].CanonicalKey || RecordPlaces.IsTruncate(record) || RecordPlaces.IsTruncate(records[index])));

    private static string Range(ImmutableArray<ChangeRecord> again) => again.Length == 1
        ? RuleText.Invariant($"record #{again[0].Number}")
        : RuleText.Invariant($"records #{again[0].Number} to #{again[^1].Number}");
}
