using System.Text;

namespace StreamTesting.Domains;

/// <summary>Writes the records that a connector sends beside the rows.</summary>
internal sealed class SideJson(DebeziumOptions debezium)
{
    private readonly byte[] _transaction = Opening(debezium, SchemaText.TransactionValue);
    private readonly byte[] _schema = Opening(debezium, SchemaText.SchemaChange(debezium));
    private readonly byte[] _heartbeat = Opening(debezium, SchemaText.HeartbeatValue);

    public void Heartbeat(ref Utf8Output json, long micros)
    {
        json.Raw(_heartbeat);
        json.Raw("{\"ts_ms\":"u8);
        json.Number(SourceJson.Milliseconds(micros));
        Close(ref json);
    }

    public void Mark(ref Utf8Output json, TransactionMark mark)
    {
        json.Raw(_transaction);
        json.Raw(mark.IsEnd ? "{\"status\":\"END\",\"id\":\""u8 : "{\"status\":\"BEGIN\",\"id\":\""u8);
        json.Ascii(KeyJson.TransactionId(debezium, mark.Position));
        json.Raw("\",\"event_count\":"u8);
        json.NumberOrNull(mark.IsEnd ? mark.Counts.Sum(table => (long)table.Value) : null);
        json.Raw(",\"data_collections\":"u8);
        if (mark.IsEnd)
        {
            json.Byte((byte)'[');
            for (var i = 0; i < mark.Counts.Count; i++)
            {
                json.Raw(i == 0 ? "{\"data_collection\":"u8 : ",{\"data_collection\":"u8);
                json.Text(mark.Counts[i].Key);
                json.Raw(",\"event_count\":"u8);
                json.Number(mark.Counts[i].Value);
                json.Byte((byte)'}');
            }

            json.Byte((byte)']');
        }
        else
        {
            json.Raw("null"u8);
        }

        json.Raw(",\"ts_ms\":"u8);
        json.Number(SourceJson.Milliseconds(mark.Position.Micros));
        Close(ref json);
    }

    public void Statement(ref Utf8Output json, SchemaStatement statement, long micros)
    {
        json.Raw(_schema);
        json.Raw("{\"source\":"u8);
        SourceJson.Write(ref json, statement.Shape?.Bytes ?? SourceOfNone, statement.Position, statement.Snapshot, debezium);
        json.Raw(",\"ts_ms\":"u8);
        json.Number(SourceJson.Milliseconds(micros));
        json.Raw(",\"databaseName\":"u8);
        json.Text(debezium.Database);
        json.Raw(",\"schemaName\":null,\"ddl\":"u8);
        json.Text(statement.Statement);
        json.Raw(",\"tableChanges\":["u8);
        if (statement.Shape is { } shape)
        {
            json.Raw("{\"type\":\""u8);
            json.Ascii(statement.Kind);
            json.Raw("\",\"id\":"u8);
            json.Text($"\"{debezium.Database}\".\"{shape.Table.Name}\"");
            json.Raw(",\"table\":"u8);
            TableDescription.Write(ref json, statement.Kind == "DROP" ? null : shape);
            json.Byte((byte)'}');
        }

        json.Byte((byte)']');
        Close(ref json);
    }

    private ShapeBytes SourceOfNone { get; } = ShapeBytes.OfNoTable(debezium);

    private static byte[] Opening(DebeziumOptions debezium, string schema) => debezium.Schemas ? Encoding.UTF8.GetBytes($$"""{"schema":{{schema}},"payload":""") : [];

    private void Close(ref Utf8Output json) => json.Raw(debezium.Schemas ? "}}"u8 : "}"u8);
}
