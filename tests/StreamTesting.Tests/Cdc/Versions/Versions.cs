namespace StreamTesting.Tests;

/// <summary>Records with versions, for tests of orders and of merges that go by them.</summary>
internal static class Versions
{
    public static ChangeRecord Postgres(int number, string op, int id, string? note, long? lsn, string? sequence = null, params (string, string)[] headers) =>
        Envelopes.Record(
            number,
            $$"""{"id":{{id}}}""",
            Envelope(op, id, note, $$"""{"connector":"postgresql","schema":"public","table":"orders","lsn":{{lsn?.ToString() ?? "null"}},"sequence":{{Text(sequence)}},"snapshot":"false"}"""),
            headers);

    public static ChangeRecord MariaDb(string? file, long position, long row, string op = "u", long server = 1, string? gtid = null, int number = 0) =>
        Envelopes.Record(
            number,
            """{"id":1}""",
            Envelope(op, 1, "a", $$"""{"connector":"mariadb","db":"shop","table":"orders","server_id":{{server}},"file":{{Text(file)}},"pos":{{position}},"row":{{row}},"gtid":{{Text(gtid)}}}"""));

    public static ChangeRecord Truncate(int number, long lsn) =>
        Envelopes.Record(number, null, $$"""{"source":{"connector":"postgresql","schema":"public","table":"orders","lsn":{{lsn}},"snapshot":"false"},"op":"t"}""");

    public static VersionComparison Of(this IVersionOrder order, ChangeRecord left, ChangeRecord right)
    {
        var comparison = order.Compare(left, right);
        order.Compare(right, left).ShouldBe(comparison switch
        {
            VersionComparison.Older => VersionComparison.Newer,
            VersionComparison.Newer => VersionComparison.Older,
            _ => comparison,
        });
        return comparison;
    }

    private static string Envelope(string op, int id, string? note, string source) =>
        $$"""{"before":{{(op == "d" ? $$"""{"id":{{id}},"note":null}""" : "null")}},"after":{{(op == "d" ? "null" : $$"""{"id":{{id}},"note":{{Text(note)}}}""")}},"source":{{source}},"op":"{{op}}"}""";

    private static string Text(string? text) => text is null ? "null" : System.Text.Json.JsonSerializer.Serialize(text);
}
