using System.Globalization;

namespace StreamTesting.Conformance.Tests;

/// <summary>
/// A table of records of a recorded Debezium capture, or of what a plain fold makes of them. The line above it names the capture, the table and
/// the columns that are shown.
/// </summary>
internal sealed class CaptureExample(Example example)
{
    private readonly Setting _setting = Setting.Of(example.Setting);

    public static bool Is(Example example) => example.Columns[0] is "record" or "kept by a fold";

    public IReadOnlyList<IReadOnlyList<string>> Told() =>
        example.Columns[0] == "record" ? [.. example.Rows.Select((row, i) => Told(row[0], i))] : [[Rows(_setting.Fold()), Rows(_setting.Final())]];

    public IReadOnlyList<IReadOnlyList<string>> Written() => example.Rows;

    private IReadOnlyList<string> Told(string number, int place)
    {
        if (number == "restart")
        {
            var (before, after) = (NumberAt(place - 1), NumberAt(place + 1));
            _setting.Capture.Controls.ShouldContain(control => control.Name == "restart" && control.RecordsBefore > before && control.RecordsBefore <= after);
            return [number, .. example.Columns.Skip(1).Select(_ => "")];
        }

        var record = _setting.Capture.Records[int.Parse(number, CultureInfo.InvariantCulture)];
        return [.. example.Columns.Select(column => column switch
        {
            "record" => number,
            "event" => EventOf(record),
            "key" => record.Key is { } key ? _setting.Text(TableRow.FromJson(JsonReading.Parse(key)), all: true) : "none",
            "row" => (record.Row ?? record.Event?.After ?? record.Event?.Before) is { } row ? _setting.Text(row) : "",
            "lsn" => record.Event?.Source?.Lsn is { } lsn ? (lsn - LeastLsn()).ToString(CultureInfo.InvariantCulture) : "",
            "order" => record.Event?.Transaction?.TotalOrder?.ToString(CultureInfo.InvariantCulture) ?? "",
            _ => throw new FormatException($"'{column}' is no column of records."),
        })];
    }

    private static string EventOf(ChangeRecord record) => record.Kind switch
    {
        RecordKind.Change => record.Event!.Code,
        RecordKind.NullPayload => "the text null",
        RecordKind.Flattened => "row",
        RecordKind.Transaction => $"{record.Payload!.Value.Text("status")} {record.Payload!.Value.Long("event_count")}".TrimEnd(),
        var kind => kind.ToString().ToLowerInvariant(),
    };

    private int NumberAt(int place) => int.Parse(example.Rows[place][0], CultureInfo.InvariantCulture);

    private long LeastLsn() => example.Rows.Where(row => row[0] != "restart")
        .Min(row => _setting.Capture.Records[int.Parse(row[0], CultureInfo.InvariantCulture)].Event?.Source?.Lsn ?? long.MaxValue);

    private string Rows(IEnumerable<TableRow> rows) => string.Join("; ", rows.Select(row => _setting.Text(row)).Order(StringComparer.Ordinal));

    private sealed record Setting(DebeziumCapture Capture, string Table, IReadOnlyList<string> Columns)
    {
        public static Setting Of(string text)
        {
            var parts = text.Split(": ");
            var names = parts[1].Split(" (");
            var path = Path.Combine(AppContext.BaseDirectory, "Recorded", "debezium", parts[0] + ".json");
            return new(DebeziumCapture.Load(path), names[0], names[1].TrimEnd(')').Split(", "));
        }

        public string Text(TableRow row, bool all = false) =>
            string.Join(' ', row.Values.Where(value => all || Columns.Contains(value.Key)).Select(value => $"{value.Key}={Text(value.Value)}"));

        public IEnumerable<TableRow> Final() => Capture.FinalTables[Table].Rows;

        /// <summary>What a consumer holds that keeps the last row told of each key, and nothing else.</summary>
        public IEnumerable<TableRow> Fold()
        {
            var rows = new Dictionary<string, TableRow>();
            foreach (var record in Capture.Records.Where(record => record.Topic.EndsWith("." + Table, StringComparison.Ordinal)))
            {
                if (record.Event?.After is { } row)
                {
                    rows[record.CanonicalKey!] = row;
                }
                else
                {
                    rows.Remove(record.CanonicalKey!);
                }
            }

            return rows.Values;
        }

        private static string Text(object? value) => value is bool flag ? flag ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture) switch
        {
            null => "null",
            { Length: > 30 } text => text[..6] + "...",
            "" => value is null ? "null" : "''",
            { } text => text,
        };
    }
}
