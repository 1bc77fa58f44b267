using System.Text;

namespace StreamTesting.Domains;

/// <summary>What of the bytes of a table's records is always the same.</summary>
internal sealed class ShapeBytes
{
    public ShapeBytes(TableShape shape, DebeziumOptions debezium)
    {
        Forms = [.. shape.Columns.Select(column => WireForm.Of(column, debezium))];
        KeyForms = [.. shape.Key.Select(column => WireForm.Of(column, debezium))];
        Zeros = [.. shape.Columns.Select(column => Utf8(ZeroValues.Json(column, debezium)))];
        Placeholders = [.. shape.Columns.Select(column => column.Model.Big && debezium.IsPostgres && shape.Table.Identity == ReplicaIdentity.Default ? Utf8(StreamTesting.Domains.Placeholders.Json(column, debezium)) : [])];
        Defaults = [.. shape.Columns.Select(column => debezium.NullAsDefault && column.Default is not null ? Utf8(ZeroValues.DefaultJson(column, debezium)!) : [])];
        if (debezium.Schemas)
        {
            KeyOpening = Utf8($$"""{"schema":{{SchemaText.Key(shape, debezium)}},"payload":""");
            var value = debezium.Unwrapped == DeleteMode.Envelope ? SchemaText.Envelope(shape, debezium) : SchemaText.Row(shape, debezium);
            ValueOpening = Utf8($$"""{"schema":{{value}},"payload":""");
        }

        Source = Utf8(SourceOf(debezium));
        Table = Utf8(debezium.IsPostgres
            ? $$""","schema":"{{debezium.Schema}}","table":"{{shape.Table.Name}}","txId":"""
            : $$""","table":"{{shape.Table.Name}}","server_id":""");
    }

    private ShapeBytes(DebeziumOptions debezium)
    {
        (Forms, KeyForms, Zeros, Placeholders, Defaults) = ([], [], [], [], []);
        Source = Utf8(SourceOf(debezium));
        Table = Utf8(",\"table\":null,\"server_id\":");
    }

    public WireForm[] Forms { get; }

    public WireForm[] KeyForms { get; }

    /// <summary>By column, what is sent where the log does not tell of it.</summary>
    public byte[][] Zeros { get; }

    /// <summary>By column, what is sent where it is big and did not change; empty where it is sent in any case.</summary>
    public byte[][] Placeholders { get; }

    /// <summary>By column, what is sent for NULL; empty where that is null.</summary>
    public byte[][] Defaults { get; }

    public byte[] KeyOpening { get; } = [];

    public byte[] ValueOpening { get; } = [];

    public byte[] Source { get; }

    public byte[] Table { get; }

    /// <summary>Of statements about no table, in MariaDB and MySQL.</summary>
    public static ShapeBytes OfNoTable(DebeziumOptions debezium) => new(debezium);

    private static string SourceOf(DebeziumOptions debezium) =>
        $$"""{"version":"3.5.0.Final","connector":"{{ChangeForm.ConnectorName(debezium.Connector)}}","name":"{{debezium.TopicPrefix}}","ts_ms":""";

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
