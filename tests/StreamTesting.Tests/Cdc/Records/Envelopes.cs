namespace StreamTesting.Tests;

/// <summary>Records and captures for tests, in the shapes that Debezium writes.</summary>
internal static class Envelopes
{
    public const string Topic = "shop.public.orders";

    public static ChangeRecord Record(int number, string? key, string? value, params (string Name, string Value)[] headers) =>
        new(number, Topic, key, value, headers.ToDictionary(header => header.Name, header => (string?)header.Value));

    public static ChangeRecord Row(int number, string op, int id, string note, string table = "orders") =>
        Record(number, $$"""{"id":{{id}}}""", Value(op, $$"""{"id":{{id}},"note":"{{note}}"}""", number, table));

    public static ChangeRecord Delete(int number, int id) => Record(number, $$"""{"id":{{id}}}""", Value("d", "null", number));

    public static ChangeRecord Tombstone(int number, int id) => Record(number, $$"""{"id":{{id}}}""", null);

    public static string Value(string op, string after, int lsn = 1, string table = "orders") =>
        $$"""{"before":null,"after":{{after}},"source":{"connector":"postgresql","schema":"public","table":"{{table}}","lsn":{{lsn}},"ts_ms":{{1000 + lsn}}},"op":"{{op}}","ts_ms":{{2000 + lsn}}}""";

    public static ReferenceMerge Merge(params ChangeRecord[] records)
    {
        var merge = new ReferenceMerge();
        foreach (var record in records)
        {
            merge.Apply(record);
        }

        return merge;
    }

    public static string[] Rows(this ReferenceMerge merge, string table = "public.orders") => [.. merge.Tables[table].Rows.Select(row => row.ToString())];
}
