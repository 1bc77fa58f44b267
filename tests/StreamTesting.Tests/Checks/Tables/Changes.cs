namespace StreamTesting.Tests;

/// <summary>A small table's changes for tests: keys 1 to 4, one of everything that goes wrong.</summary>
internal static class Changes
{
    private static readonly TableColumn[] Columns = [new("id", "integer", ColumnKind.Integer, true, 1), new("note", "text", ColumnKind.Text)];

    /// <summary>A snapshot's row, an update, a delete with its tombstone, a key that changes from 3 to 4; in the end 1 and 4 are there.</summary>
    public static ChangeRecord[] Lifecycle =>
    [
        Envelopes.Row(0, "r", 1, "a"),
        Envelopes.Row(1, "c", 2, "x"),
        Envelopes.Row(2, "u", 1, "b"),
        Envelopes.Delete(3, 2),
        Envelopes.Tombstone(4, 2),
        Envelopes.Row(5, "c", 3, "m"),
        Moved(6, 3, "d", 4),
        Moved(7, 3, null, 4),
        Moved(8, 4, "c", 3),
        Envelopes.Row(9, "u", 1, "c"),
    ];

    public static ChangeSet Of(params ChangeRecord[] records)
    {
        var fold = Envelopes.Merge(records).Tables["public.orders"];
        return new ChangeSet(new TableTruth("made-up", new CapturedTable("public.orders", Columns, fold.Rows), fold), records);
    }

    public static TableRow Row(int id, string? note) => new([new("id", id), new("note", note)]);

    public static ChangeRecord Truncate(int number) => Envelopes.Record(number, null, Envelopes.Value("t", "null", number));

    /// <summary>A merge that upserts and deletes as records come: right as long as each key's order is kept.</summary>
    public static TableConsumer InOrder(Action<Dictionary<string, TableRow>, ChangeRecord>? instead = null) => TableConsumer.Of(
        () => new Dictionary<string, TableRow>(),
        (table, record) =>
        {
            if (instead is not null)
            {
                instead(table, record);
                return;
            }

            Apply(table, record);
        },
        table => table.Values);

    public static void Apply(Dictionary<string, TableRow> table, ChangeRecord record)
    {
        if (record.Event?.Operation == Operation.Truncate)
        {
            table.Clear();
        }
        else if (record.Event?.After is { } after)
        {
            table[record.CanonicalKey!] = after;
        }
        else
        {
            table.Remove(record.CanonicalKey!);
        }
    }

    public static ChangeRecord Moved(int number, int id, string? op, int other) => Envelopes.Record(
        number,
        $$"""{"id":{{id}}}""",
        op is null ? null : Envelopes.Value(op, op == "d" ? "null" : $$"""{"id":{{id}},"note":"m"}""", op == "c" ? number - 2 : number),
        (op == "c" ? "__debezium.oldkey" : "__debezium.newkey", $$"""{"id":{{other}}}"""));
}
