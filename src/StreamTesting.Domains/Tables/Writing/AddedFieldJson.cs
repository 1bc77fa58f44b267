using System.Text;

namespace StreamTesting.Domains;

/// <summary>Writes what flattened rows say beside their columns.</summary>
internal static class AddedFieldJson
{
    private const string OfSource = "source.";

    public static IReadOnlyList<string> Known { get; } = 
    [
        "op", "ts_ms", "table", "lsn", "file", "pos", "row", "gtid",
        "source.ts_ms", "source.snapshot", "source.table", "source.lsn", "source.file", "source.pos", "source.row", "source.gtid",
    ];

    public static string NameOf(string field) => $"__{field.Replace('.', '_')}";

    public static void Write(ref Utf8Output json, string field, DatabaseChange change, Operation operation, DebeziumOptions debezium, long micros)
    {
        json.Raw(",\"__"u8);
        json.Ascii(field.Replace('.', '_'));
        json.Raw("\":"u8);
        var position = change.Position;
        switch (field.StartsWith(OfSource, StringComparison.Ordinal) && field != "source.ts_ms" ? field[OfSource.Length..] : field)
        {
            case "op":
                json.Byte((byte)'"');
                json.Byte(ChangeForm.CodeOf(operation));
                json.Byte((byte)'"');
                break;
            case "table":
                json.Text(change.Table.Name);
                break;
            case "lsn":
                json.NumberOrNull(debezium.IsPostgres && change.Snapshot != "incremental" ? position.Lsn : null);
                break;
            case "file":
                json.Text(debezium.IsPostgres ? null : SourceJson.FileName(position.File));
                break;
            case "pos":
                json.NumberOrNull(debezium.IsPostgres ? null : position.Position);
                break;
            case "row":
                json.NumberOrNull(debezium.IsPostgres ? null : position.Row);
                break;
            case "gtid":
                json.Text(debezium.Connector == Connector.MariaDb && position.Gtid > 0 ? KeyJson.TransactionId(debezium, position) : null);
                break;
            case "ts_ms":
                json.Number(SourceJson.Milliseconds(micros));
                break;
            case "source.ts_ms":
                json.Number(SourceJson.Milliseconds(position.Micros));
                break;
            default:
                // What streamed records have is the schema's default, which the flattening does not copy.
                json.Text(change.Snapshot == "false" ? null : change.Snapshot);
                break;
        }
    }

    public static string Schema(string field)
    {
        var type = field[(field.LastIndexOf('.') + 1)..] switch { "lsn" or "pos" or "ts_ms" => "int64", "row" => "int32", _ => "string" };
        var text = new StringBuilder($"{{\"type\":\"{type}\",\"optional\":true");
        text.Append(field == "source.snapshot" ? $",\"name\":\"io.debezium.data.Enum\",\"version\":1,\"parameters\":{{\"allowed\":\"{SchemaText.Snapshots}\"}}" : "");
        return text.Append($",\"field\":\"{NameOf(field)}\"}}").ToString();
    }
}
