namespace StreamTesting.Domains;

/// <summary>The truth of the guests' table: its final rows from the images, its states by the reference merge of what Debezium would send.</summary>
internal static class GuestTable
{
    private const string Name = "production.guests";

    public static TableTruth TruthOf(HotelGuests options, Seed seed)
    {
        var form = options.Form == GuestForm.DebeziumAsDocumented ? GuestForm.DebeziumAsDocumented : GuestForm.Debezium;
        var plain = new StreamPlan(new Rows(options with { Form = form, EventIds = HotelEventIds.ByEntity }, seed)).Generate(default);
        var rows = new OrderedDictionary<string, GuestRow>(StringComparer.Ordinal);
        var merge = new ReferenceMerge();
        var number = 0;
        foreach (var arrival in plain)
        {
            if (arrival.Event.Payload is GuestChange change)
            {
                Put(rows, change);
            }

            var value = arrival.ToBytes();
            var text = value.Length == 0 ? null : System.Text.Encoding.UTF8.GetString(value);
            merge.Apply(new ChangeRecord(number++, HotelWords.Guests, arrival.Event.Key, text));
        }

        var columns = DebeziumGuestJson.ColumnsOf(form);
        var table = new CapturedTable(Name, [.. columns.Select(Column)], [.. rows.Values.Select(row => RowOf(row, columns))]);
        return new TableTruth($"guests of {seed}", table, merge.Tables.GetValueOrDefault(Name));
    }

    private static void Put(OrderedDictionary<string, GuestRow> rows, GuestChange change)
    {
        if (change.After is { } after)
        {
            rows[after.GuestId] = after;
        }
        else
        {
            rows.Remove(change.Row.GuestId);
        }
    }

    private static TableColumn Column(string name) => new(name, "text", ColumnKind.Text, IsNotNull: true, KeyPosition: name == "guest_id" ? 1 : 0);

    private static TableRow RowOf(GuestRow row, string[] columns) =>
        new(columns.Select(column => KeyValuePair.Create(column, (object?)DebeziumGuestJson.ValueOf(row, column))));

    /// <summary>The events of a seed that is not the stream's to derive.</summary>
    private sealed record Rows(HotelGuests Options, Seed Fixed) : Domain
    {
        public override string Name => Options.Name;

        public override DomainSize? Size => Options.Size;

        public override IReadOnlyList<string> Topics => Options.Topics;

        public override TimeSpan TransportDelay => TimeSpan.Zero;

        public override IArrivalFormat Format => Options.Format;

        public override bool CanConflict => false;

        public override IEnumerable<StreamEvent> Events(Seed seed) => Options.Events(Fixed);

        public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) => throw new NotSupportedException("The rows of a table have no conflicts.");
    }
}
