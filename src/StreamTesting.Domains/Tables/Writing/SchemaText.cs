using System.Text;

namespace StreamTesting.Domains;

/// <summary>The schemas that stand beside keys and values, as Kafka Connect's JSON converter writes them.</summary>
internal static class SchemaText
{
    internal const string Snapshots = "true,first,first_in_data_collection,last_in_data_collection,last,false,incremental";
    private const string Block =
        """{"type":"struct","fields":[{"type":"string","optional":false,"field":"id"},{"type":"int64","optional":false,"field":"total_order"},{"type":"int64","optional":false,"field":"data_collection_order"}],"optional":true,"name":"event.block","version":1,"field":"transaction"}""";

    private const string Column =
        """{"type":"struct","fields":[{"type":"string","optional":false,"field":"name"},{"type":"int32","optional":false,"field":"jdbcType"},{"type":"int32","optional":true,"field":"nativeType"},{"type":"string","optional":false,"field":"typeName"},{"type":"string","optional":true,"field":"typeExpression"},{"type":"string","optional":true,"field":"charsetName"},{"type":"int32","optional":true,"field":"length"},{"type":"int32","optional":true,"field":"scale"},{"type":"int32","optional":false,"field":"position"},{"type":"boolean","optional":true,"field":"optional"},{"type":"boolean","optional":true,"field":"autoIncremented"},{"type":"boolean","optional":true,"field":"generated"},{"type":"string","optional":true,"field":"comment"},{"type":"string","optional":true,"field":"defaultValueExpression"},{"type":"array","items":{"type":"string","optional":false},"optional":true,"field":"enumValues"}],"optional":false,"name":"io.debezium.connector.schema.Column","version":1}""";

    private const string Change =
        """{"type":"struct","fields":[{"type":"string","optional":false,"field":"type"},{"type":"string","optional":false,"field":"id"},{"type":"struct","fields":[{"type":"string","optional":true,"field":"defaultCharsetName"},{"type":"array","items":{"type":"string","optional":false},"optional":true,"field":"primaryKeyColumnNames"},{"type":"array","items":""" + Column
        + ""","optional":false,"field":"columns"},{"type":"string","optional":true,"field":"comment"}],"optional":true,"name":"io.debezium.connector.schema.Table","version":1,"field":"table"}],"optional":false,"name":"io.debezium.connector.schema.Change","version":1}""";

    public const string TransactionKey =
        """{"type":"struct","fields":[{"type":"string","optional":false,"field":"id"}],"optional":false,"name":"io.debezium.connector.common.TransactionMetadataKey","version":1}""";

    public const string TransactionValue =
        """{"type":"struct","fields":[{"type":"string","optional":false,"field":"status"},{"type":"string","optional":false,"field":"id"},{"type":"int64","optional":true,"field":"event_count"},{"type":"array","items":{"type":"struct","fields":[{"type":"string","optional":false,"field":"data_collection"},{"type":"int64","optional":false,"field":"event_count"}],"optional":true,"name":"event.collection","version":1},"optional":true,"field":"data_collections"},{"type":"int64","optional":false,"field":"ts_ms"}],"optional":false,"name":"io.debezium.connector.common.TransactionMetadataValue","version":1}""";

    public const string HeartbeatKey = """{"type":"struct","fields":[{"type":"string","optional":false,"field":"serverName"}],"optional":false,"name":"io.debezium.connector.common.ServerNameKey","version":1}""";

    public const string HeartbeatValue = """{"type":"struct","fields":[{"type":"int64","optional":false,"field":"ts_ms"}],"optional":false,"name":"io.debezium.connector.common.Heartbeat","version":1}""";

    public static string DatabaseKey(DebeziumOptions debezium) =>
        $$"""{"type":"struct","fields":[{"type":"string","optional":false,"field":"databaseName"}],"optional":false,"name":"io.debezium.connector.{{ChangeForm.ConnectorName(debezium.Connector)}}.SchemaChangeKey","version":1}""";

    public static string SchemaChange(DebeziumOptions debezium) =>
        $$"""{"type":"struct","fields":[{{Source(debezium)}},{"type":"int64","optional":false,"field":"ts_ms"},{"type":"string","optional":true,"field":"databaseName"},{"type":"string","optional":true,"field":"schemaName"},{"type":"string","optional":true,"field":"ddl"},{"type":"array","items":{{Change}},"optional":false,"field":"tableChanges"}],"optional":false,"name":"io.debezium.connector.{{ChangeForm.ConnectorName(debezium.Connector)}}.SchemaChangeValue","version":1}""";

    public static string Key(TableShape shape, DebeziumOptions debezium) =>
        $$"""{"type":"struct","fields":[{{Fields(shape.Key, debezium)}}],"optional":false,"name":"{{shape.Topic}}.Key"}""";

    /// <summary>The schema of a flattened row.</summary>
    public static string Row(TableShape shape, DebeziumOptions debezium)
    {
        List<string> fields = [Fields(shape.Columns, debezium)];
        if (debezium.Unwrapped is DeleteMode.Rewrite or DeleteMode.RewriteWithTombstone)
        {
            fields.Add(Of("string", true, "__deleted"));
        }

        fields.AddRange(debezium.AddedFields.Select(AddedFieldJson.Schema));
        return $$"""{"type":"struct","fields":[{{string.Join(',', fields)}}],"optional":false,"name":"{{shape.Topic}}.Value"}""";
    }

    public static string Envelope(TableShape shape, DebeziumOptions debezium)
    {
        var fields = Fields(shape.Columns, debezium);
        var row = $$"""{"type":"struct","fields":[{{fields}}],"optional":true,"name":"{{shape.Topic}}.Value","field":""";
        var text = new StringBuilder("""{"type":"struct","fields":[""");
        text.Append(row).Append("\"before\"},").Append(row).Append("\"after\"},").Append(Source(debezium)).Append(',').Append(Block).Append(',');
        text.Append(Of("string", false, "op")).Append(',').Append(Of("int64", true, "ts_ms")).Append(',').Append(Of("int64", true, "ts_us")).Append(',').Append(Of("int64", true, "ts_ns"));
        return text.Append($$"""],"optional":false,"name":"{{shape.Topic}}.Envelope","version":2}""").ToString();
    }

    private static string Source(DebeziumOptions debezium)
    {
        List<string> fields =
        [
            Of("string", false, "version"), Of("string", false, "connector"), Of("string", false, "name"), Of("int64", false, "ts_ms"),
            $$"""{"type":"string","optional":true,"name":"io.debezium.data.Enum","version":1,"parameters":{"allowed":"{{Snapshots}}"},"default":"false","field":"snapshot"}""",
            Of("string", false, "db"), Of("string", true, "sequence"), Of("int64", true, "ts_us"), Of("int64", true, "ts_ns"),
        ];
        fields.AddRange(debezium.IsPostgres
            ?
            [
                Of("string", false, "schema"), Of("string", false, "table"), Of("int64", true, "txId"), Of("int64", true, "lsn"), Of("int64", true, "xmin"),
                Of("string", true, "origin"), Of("int64", true, "origin_lsn"),
            ]
            :
            [
                Of("string", true, "table"), Of("int64", false, "server_id"), Of("string", true, "gtid"), Of("string", false, "file"), Of("int64", false, "pos"),
                Of("int32", false, "row"), Of("int64", true, "thread"), Of("string", true, "query"),
            ]);
        return $$"""{"type":"struct","fields":[{{string.Join(',', fields)}}],"optional":false,"name":"io.debezium.connector.{{ChangeForm.ConnectorName(debezium.Connector)}}.Source","version":1,"field":"source"}""";
    }

    private static string Fields(IEnumerable<ColumnLayout> columns, DebeziumOptions debezium) => string.Join(
        ',', columns.Select(column => WireForm.Of(column, debezium).Schema(!column.IsNotNull, column.Name, ZeroValues.DefaultJson(column, debezium))));

    private static string Of(string type, bool isOptional, string field) => $$"""{"type":"{{type}}","optional":{{(isOptional ? "true" : "false")}},"field":"{{field}}"}""";
}
