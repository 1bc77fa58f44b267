using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>For each record the places of those that have to come before it.</summary>
internal static class OrderRules
{
    /// <summary>The order within each key; a truncate stays where it is.</summary>
    public static List<int>[] OfKeys(ImmutableArray<ChangeRecord> records, ToastPlaceholder placeholder)
    {
        var before = Lists(records.Length);
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        var barrier = -1;
        for (var i = 0; i < records.Length; i++)
        {
            if (RecordPlaces.IsTruncate(records[i]))
            {
                before[i].AddRange(Enumerable.Range(Math.Max(barrier, 0), i - Math.Max(barrier, 0)));
                barrier = i;
                continue;
            }

            AddKnown(before[i], last, RecordPlaces.Lane(records[i]));
            AddMoved(before[i], last, records[i], placeholder);
            if (barrier >= 0)
            {
                before[i].Add(barrier);
            }

            last[RecordPlaces.Lane(records[i])] = i;
        }

        return before;
    }

    /// <summary>What a merge by versions can't do without: the row that a placeholder stands for, and the place of what has no position.</summary>
    public static List<int>[] WithoutOrder(ImmutableArray<ChangeRecord> records, ToastPlaceholder placeholder)
    {
        var before = Lists(records.Length);
        var ofLane = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var fixedAt = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < records.Length; i++)
        {
            var (record, lane) = (records[i], RecordPlaces.Lane(records[i]));
            ofLane.TryAdd(lane, []);
            var isFixed = !RecordPlaces.HasPosition(record) && !record.IsTombstone;
            AddKnown(before[i], fixedAt, lane);
            if (isFixed || RecordPlaces.HasPlaceholder(record, placeholder))
            {
                before[i].AddRange(RecordPlaces.IsTruncate(record) ? Enumerable.Range(0, i) : ofLane[lane]);
                before[i].AddRange(record.OldKey is { } old && ofLane.TryGetValue($"{record.Topic} {old}", out var moved) ? moved : []);
            }
            else if (record.IsTombstone && ofLane[lane] is [.., var deleted])
            {
                before[i].Add(deleted);
            }

            ofLane[lane].Add(i);
            if (isFixed)
            {
                fixedAt[lane] = i;
            }
        }

        return before;
    }

    private static void AddMoved(List<int> before, Dictionary<string, int> last, ChangeRecord record, ToastPlaceholder placeholder)
    {
        if (record.OldKey is { } old && RecordPlaces.HasPlaceholder(record, placeholder))
        {
            AddKnown(before, last, $"{record.Topic} {old}");
        }
    }

    private static void AddKnown(List<int> before, Dictionary<string, int> known, string lane)
    {
        if (known.TryGetValue(lane, out var index))
        {
            before.Add(index);
        }
    }

    public static bool Allow(List<int>[] before, int[] order)
    {
        var seen = new bool[order.Length];
        foreach (var index in order)
        {
            if (!before[index].TrueForAll(earlier => seen[earlier]))
            {
                return false;
            }

            seen[index] = true;
        }

        return true;
    }

    public static List<int>[] Lists(int count) => [.. Enumerable.Range(0, count).Select(_ => new List<int>())];
}
