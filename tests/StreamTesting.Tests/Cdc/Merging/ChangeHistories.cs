using FsCheck;
using FsCheck.Fluent;

namespace StreamTesting.Tests;

/// <summary>Histories of a table as PostgreSQL would send them: inserts, updates with and without the big value, deletes, changed keys and truncates.</summary>
internal static class ChangeHistories
{
    private const int Keys = 4;
    private const string Unchanged = "__debezium_unavailable_value";

    /// <summary>What is done, and to which row, step by step; what cannot be done to the rows that are there is left out.</summary>
    public static Arbitrary<(int What, int Key, int Other, bool Ends)[]> Steps { get; } =
        (from what in Gen.Choose(0, 19)
         from key in Gen.Choose(1, Keys)
         from other in Gen.Choose(1, Keys)
         from ends in Gen.Elements(true, true, false)
         select (what, key, other, ends)).ArrayOf().ToArbitrary();

    public static IReadOnlyList<ChangeRecord> Of((int What, int Key, int Other, bool Ends)[] steps, bool withTruncates = true)
    {
        var (rows, records, transaction, lsn) = (new HashSet<int>(), new List<ChangeRecord>(), 1L, 100L);
        foreach (var (what, key, other, ends) in steps)
        {
            lsn += 10;
            switch (what)
            {
                case 0 when withTruncates:
                    rows.Clear();
                    Add("t", null, null);
                    break;
                case <= 4 when rows.Contains(key) && rows.Add(other):
                    rows.Remove(key);
                    Add("d", key, null, ("__debezium.newkey", Id(other)));
                    Tombstone(key, ("__debezium.newkey", Id(other)));
                    Add("c", other, Unchanged, ("__debezium.oldkey", Id(key)));
                    break;
                case <= 8 when rows.Remove(key):
                    Add("d", key, null);
                    Tombstone(key);
                    break;
                case <= 13 when rows.Contains(key):
                    Add("u", key, Unchanged);
                    break;
                default:
                    Add(rows.Add(key) ? "c" : "u", key, $"value {lsn}");
                    break;
            }

            transaction += ends ? 1 : 0;
        }

        return records;

        void Add(string op, int? key, string? big, params (string Name, string Value)[] headers) => records.Add(Envelopes.Record(
            records.Count,
            key is { } id ? Id(id) : null,
            $$"""{"before":null,"after":{{(big is null ? "null" : $$"""{"id":{{key}},"size":{{lsn}},"big":"{{big}}"}""")}},"source":{"schema":"public","table":"orders","lsn":{{lsn}},"txId":{{transaction}},"snapshot":"false"},"op":"{{op}}"}""",
            headers));

        void Tombstone(int key, params (string Name, string Value)[] headers) => records.Add(Envelopes.Record(records.Count, Id(key), null, headers));
    }

    public static string Table(ITableMerge merge) =>
        merge.Tables.TryGetValue("public.orders", out var table) ? string.Join('\n', table.Rows.Select(row => row.ToString()).Order(StringComparer.Ordinal)) : "";

    public static T Applied<T>(this T merge, IEnumerable<ChangeRecord> records)
        where T : ITableMerge
    {
        foreach (var record in records)
        {
            merge.Apply(record);
        }

        return merge;
    }

    private static string Id(int key) => $$"""{"id":{{key}}}""";
}
