using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>The schemas that Debezium 3.5 sends beside envelopes and keys.</summary>
public static class EnvelopeSchemas
{
    private static readonly ImmutableSortedDictionary<string, string> Markers = ImmutableSortedDictionary<string, string>.Empty.Add(
        "allowed", "true,first,first_in_data_collection,last_in_data_collection,last,false,incremental");

    private static readonly ImmutableHashSet<string> Required = ["version", "connector", "name", "ts_ms", "db", "schema", "table", "server_id", "file", "pos", "row"];

    /// <summary>The schema of a table's envelopes.</summary>
    /// <param name="connector">The connector's short name: <c>postgresql</c>, <c>mariadb</c> or <c>mysql</c>.</param>
    /// <param name="topic">The table's topic, after which the schemas are named.</param>
    /// <param name="columns">The schemas of the columns, each with its name as <see cref="ConnectSchema.Field"/>.</param>
    /// <returns>The schema to write a <see cref="ChangeEvent"/> with.</returns>
    /// <exception cref="ArgumentException">The connector is another one.</exception>
    public static ConnectSchema OfChanges(string connector, string topic, IReadOnlyList<ConnectSchema> columns)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var layout = connector switch
        {
            "postgresql" => SourceLayouts.PostgreSql,
            "mariadb" or "mysql" => SourceLayouts.Binlog,
            _ => throw new ArgumentException($"The connector is '{connector}'; known are postgresql, mariadb and mysql.", nameof(connector)),
        };
        var row = Struct($"{topic}.Value", true, columns);
        return Struct(
            $"{topic}.Envelope",
            false,
            [
                row with { Field = "before" },
                row with { Field = "after" },
                Struct($"io.debezium.connector.{connector}.Source", false, [.. layout.Names.Select(name => Source(name, connector))]) with { Version = 1, Field = "source" },
                Struct("event.block", true, [Plain("string", "id", false), Plain("int64", "total_order", false), Plain("int64", "data_collection_order", false)]) with { Version = 1, Field = "transaction" },
                Plain("string", "op", false),
                Plain("int64", "ts_ms", true),
                Plain("int64", "ts_us", true),
                Plain("int64", "ts_ns", true),
            ]) with { Version = 2 };
    }

    /// <summary>The schema of a table's keys.</summary>
    /// <param name="topic">The table's topic, after which the schema is named.</param>
    /// <param name="columns">The schemas of the key's columns, each with its name as <see cref="ConnectSchema.Field"/>.</param>
    /// <returns>The schema to write a key with.</returns>
    public static ConnectSchema OfKeys(string topic, IReadOnlyList<ConnectSchema> columns) => Struct($"{topic}.Key", false, columns);

    private static ConnectSchema Struct(string name, bool isOptional, IReadOnlyList<ConnectSchema> fields) =>
        new() { Type = "struct", IsOptional = isOptional, Name = name, Fields = fields };

    private static ConnectSchema Plain(string type, string field, bool isOptional) => new() { Type = type, IsOptional = isOptional, Field = field };

    /// <summary>MariaDB's and MySQL's table may be missing, for statements that belong to none.</summary>
    private static ConnectSchema Source(string name, string connector)
    {
        var type = name == "row" ? "int32" : SourceLayouts.IsNumber(name) ? "int64" : "string";
        var plain = Plain(type, name, !Required.Contains(name) || (name == "table" && connector != "postgresql"));
        return name == "snapshot" ? plain with { Name = "io.debezium.data.Enum", Version = 1, Parameters = Markers, Default = new WireJson("\"false\"") } : plain;
    }
}
