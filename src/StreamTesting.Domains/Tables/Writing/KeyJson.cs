using System.Buffers;
using System.Globalization;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>The keys of records.</summary>
internal static class KeyJson
{
    /// <summary>The entity of a row's key; that of records without a key where the table has none.</summary>
    public static StreamEntity EntityOf(TableState table, RowImage row)
    {
        var shape = table.Shape;
        if (shape.Key.Length == 0)
        {
            return table.WithoutKey;
        }

        var buffer = new ArrayBufferWriter<byte>(64);
        var json = new Utf8Output(buffer);
        json.Raw(shape.Bytes.KeyOpening);
        for (var i = 0; i < shape.Key.Length; i++)
        {
            json.Byte(i == 0 ? (byte)'{' : (byte)',');
            json.Raw(shape.Key[i].Member.AsSpan(1));
            ValueJson.Write(ref json, shape.Key[i].Type, shape.Bytes.KeyForms[i], Plain, row.At(shape.Key[i]));
        }

        json.Raw(shape.Bytes.KeyOpening.Length > 0 ? "}}"u8 : "}"u8);
        json.Flush();
        return new StreamEntity(Encoding.UTF8.GetString(buffer.WrittenSpan), shape.Topic);
    }

    public static string OfTransaction(DebeziumOptions debezium, LogPosition position) =>
        Whole(debezium, SchemaText.TransactionKey, $$"""{"id":"{{TransactionId(debezium, position)}}"}""");

    public static string OfDatabase(DebeziumOptions debezium) => Whole(debezium, SchemaText.DatabaseKey(debezium), $$"""{"databaseName":"{{debezium.Database}}"}""");

    public static string OfHeartbeat(DebeziumOptions debezium) => Whole(debezium, SchemaText.HeartbeatKey, $$"""{"serverName":"{{debezium.TopicPrefix}}"}""");

    public static string TransactionId(DebeziumOptions debezium, LogPosition position) => debezium.IsPostgres
        ? string.Create(CultureInfo.InvariantCulture, $"{position.TransactionId}:{position.Lsn}")
        : string.Create(CultureInfo.InvariantCulture, $"0-1-{position.Gtid}");

    private static DebeziumOptions Plain { get; } = new();

    private static string Whole(DebeziumOptions debezium, string schema, string payload) => debezium.Schemas ? $$"""{"schema":{{schema}},"payload":{{payload}}}""" : payload;
}
