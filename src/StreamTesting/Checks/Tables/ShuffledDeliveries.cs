using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>
/// Deliveries in another order that keeps what has to be kept: at first with one thing out of its place, so that a failure is small, then any.
/// </summary>
internal static class ShuffledDeliveries
{
    public static IEnumerable<TableDelivery> Of(ChangeSet changes, DeliveryKind kind, Seed seed, int trials)
    {
        var records = changes.Records;
        if (records.Length < 2)
        {
            yield break;
        }

        var isAny = kind == DeliveryKind.AnyOrder;
        var before = isAny ? OrderRules.WithoutOrder(records, changes.Truth.Placeholder) : OrderRules.OfKeys(records, changes.Truth.Placeholder);
        var small = (isAny ? RecordsMoved(records) : KeysMoved(records)).Where(moved => OrderRules.Allow(before, moved.Order)).ToList();
        var count = Math.Min(small.Count, (trials + 1) / 2);
        for (var trial = 0; trial < count; trial++)
        {
            var (text, order) = small[(int)((long)small.Count * trial / count)];
            yield return new TableDelivery(kind, text, [.. order.Select(index => records[index])]);
        }

        for (var trial = count; trial < trials; trial++)
        {
            var order = Shuffled(before, seed.Derive($"{kind}").Random(trial));
            if (!order.SequenceEqual(Enumerable.Range(0, records.Length)))
            {
                var what = isAny ? "in another order" : "in another order that keeps that of each key";
                yield return new TableDelivery(kind, $"the records came {what}, which was {Text(records, order)}", [.. order.Select(index => records[index])]);
            }
        }
    }

    /// <summary>One record behind the next of its key, or behind the next truncate.</summary>
    private static IEnumerable<(string Text, int[] Order)> RecordsMoved(ImmutableArray<ChangeRecord> records)
    {
        for (var i = 0; i < records.Length; i++)
        {
            var lane = RecordPlaces.Lane(records[i]);
            var next = i + 1;
            while (next < records.Length && (records[next].IsTombstone || (RecordPlaces.Lane(records[next]) != lane && !RecordPlaces.IsTruncate(records[next]))))
            {
                next++;
            }

            if (next < records.Length && RecordPlaces.HasPosition(records[i]))
            {
                var moved = i;
                yield return (
                    RuleText.Invariant($"record #{records[i].Number} came behind record #{records[next].Number}"),
                    [.. Enumerable.Range(0, next + 1).Where(index => index != moved), i, .. Enumerable.Range(next + 1, records.Length - next - 1)]);
            }
        }
    }

    /// <summary>All records of one key behind all others.</summary>
    private static IEnumerable<(string Text, int[] Order)> KeysMoved(ImmutableArray<ChangeRecord> records)
    {
        foreach (var lane in records.Where(record => record.CanonicalKey is not null).GroupBy(RecordPlaces.Lane, StringComparer.Ordinal))
        {
            var moved = Enumerable.Range(0, records.Length).Where(index => RecordPlaces.Lane(records[index]) == lane.Key).ToList();
            int[] order = [.. Enumerable.Range(0, records.Length).Except(moved), .. moved];
            if (!order.SequenceEqual(Enumerable.Range(0, records.Length)))
            {
                yield return ($"the records of the key {lane.First().CanonicalKey} came behind all others", order);
            }
        }
    }

    private static int[] Shuffled(List<int>[] before, RandomSource random)
    {
        var after = OrderRules.Lists(before.Length);
        var open = before.Select(indexes => indexes.Count).ToArray();
        for (var i = 0; i < before.Length; i++)
        {
            before[i].ForEach(index => after[index].Add(i));
        }

        var ready = Enumerable.Range(0, before.Length).Where(i => open[i] == 0).ToList();
        var order = new List<int>(before.Length);
        while (ready.Count > 0)
        {
            var place = (int)random.NextBelow(ready.Count);
            var next = ready[place];
            ready[place] = ready[^1];
            ready.RemoveAt(ready.Count - 1);
            order.Add(next);
            ready.AddRange(after[next].Where(index => --open[index] == 0));
        }

        return [.. order];
    }

    private static string Text(ImmutableArray<ChangeRecord> records, int[] order)
    {
        const int shown = 12;
        var numbers = string.Join(' ', order.Take(shown).Select(index => RuleText.Invariant($"#{records[index].Number}")));
        return order.Length > shown ? RuleText.Invariant($"{numbers} and {order.Length - shown} more") : numbers;
    }
}
