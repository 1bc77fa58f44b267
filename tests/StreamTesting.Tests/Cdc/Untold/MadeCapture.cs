using System.Text.Json;
using System.Text.Json.Nodes;

namespace StreamTesting.Tests;

/// <summary>A small capture of a table <c>public.t (id int, v text)</c>, put together for one rule.</summary>
internal sealed class MadeCapture(string connector = "io.debezium.connector.postgresql.PostgresConnector")
{
    private readonly JsonObject _options = new() { ["topic.prefix"] = "shop" };
    private readonly JsonArray _ddl = [];
    private readonly JsonArray _statements = [JsonNode.Parse("""{"control":"start","recordsBefore":0}""")];
    private readonly JsonArray _records = [];
    private readonly JsonArray _rows = [];
    private readonly List<string> _columns = ["""{"name":"id","type":"integer","notNull":true,"key":1}""", """{"name":"v","type":"text"}"""];
    private string? _error;
    private int _lsn = 100;
    private int _transaction;

    public MadeCapture Option(string name, string value)
    {
        _options[name] = value;
        return this;
    }

    public MadeCapture Ddl(string sql)
    {
        _ddl.Add(sql);
        return this;
    }

    public MadeCapture Sql(string sql)
    {
        _statements.Add(new JsonObject { ["tx"] = ++_transaction, ["sql"] = sql });
        return this;
    }

    public MadeCapture Failed(string sql)
    {
        _statements.Add(new JsonObject { ["tx"] = ++_transaction, ["sql"] = sql, ["error"] = "23000" });
        return this;
    }

    public MadeCapture Column(string json)
    {
        _columns.Add(json);
        return this;
    }

    public MadeCapture KeyType(string type)
    {
        _columns[0] = $$"""{"name":"id","type":"{{type}}","notNull":true,"key":1}""";
        return this;
    }

    public MadeCapture Error(string error)
    {
        _error = error;
        return this;
    }

    public MadeCapture Restart(int committed)
    {
        _records.Add(JsonNode.Parse($$"""{"control":"restart","committed":{{committed}}}"""));
        _statements.Add(JsonNode.Parse("""{"control":"stop"}"""));
        _statements.Add(JsonNode.Parse("""{"control":"start"}"""));
        return this;
    }

    /// <summary>A change; the row as JSON, or null for a delete.</summary>
    public MadeCapture Sent(string op, long id, string? row, string snapshot = "false")
    {
        var value = $$"""{"before":null,"after":{{row ?? "null"}},"source":{"connector":"postgresql","schema":"public","table":"t","lsn":{{_lsn += 10}},"txId":{{_lsn}},"snapshot":"{{snapshot}}"},"op":"{{op}}"}""";
        _records.Add(new JsonObject { ["topic"] = "shop.public.t", ["partition"] = 0, ["key"] = $$"""{"id":{{id}}}""", ["value"] = value, ["headers"] = new JsonObject() });
        return this;
    }

    public MadeCapture Flattened(long id, string? row)
    {
        _records.Add(new JsonObject { ["topic"] = "shop.public.t", ["partition"] = 0, ["key"] = $$"""{"id":{{id}}}""", ["value"] = row, ["headers"] = new JsonObject() });
        return this;
    }

    public MadeCapture Holds(string row)
    {
        _rows.Add(JsonNode.Parse(row));
        return this;
    }

    public TableTruth Truth() => DebeziumCapture.Parse(new JsonObject
    {
        ["id"] = "made-up",
        ["connector"] = connector,
        ["options"] = _options,
        ["ddl"] = _ddl,
        ["statements"] = _statements,
        ["records"] = _records,
        ["engineError"] = _error,
        ["finalTables"] = new JsonObject { ["public.t"] = _rows },
        ["finalColumns"] = JsonNode.Parse($$"""{"public.t":[{{string.Join(',', _columns)}}]}"""),
    }.ToJsonString(new JsonSerializerOptions())).TruthOf("public.t");

    /// <summary>The reasons that are found, in their order.</summary>
    public string Reasons() => string.Join(", ", Truth().Untold.Select(value => $"{value.Reason} {value.Column ?? "row"} {value.Key}"));
}
