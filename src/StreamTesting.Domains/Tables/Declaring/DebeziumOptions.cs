using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>How Debezium is set up that reads the database and writes its changes: its options, with Debezium's own defaults but where it is said. Immutable.</summary>
public sealed record DebeziumOptions
{
    /// <summary>Which connector; <see cref="Connector.PostgreSql"/> by default.</summary>
    public Connector Connector { get; init; }

    /// <summary>What all topics begin with (<c>topic.prefix</c>); <c>shop</c> by default.</summary>
    public string TopicPrefix { get; init; } = "shop";

    /// <summary>The database's name; <c>shop</c> by default.</summary>
    public string Database { get; init; } = "shop";

    /// <summary>The schema that PostgreSQL's tables are in; <c>public</c> by default.</summary>
    public string Schema { get; init; } = "public";

    /// <summary>Whether each key and value carries its schema (<c>converter.schemas.enable</c>); false by default, where Kafka Connect's default is true.</summary>
    public bool Schemas { get; init; }

    /// <summary>How decimal numbers are sent; precise by default.</summary>
    public DecimalMode Decimals { get; init; }

    /// <summary>How dates and times are sent; adaptive by default.</summary>
    public TimeMode Times { get; init; }

    /// <summary>How bytes are sent; as bytes by default.</summary>
    public BinaryMode Binaries { get; init; }

    /// <summary>Whether a record without a value follows each delete (<c>tombstones.on.delete</c>); true by default.</summary>
    public bool Tombstones { get; init; } = true;

    /// <summary>Whether truncates are sent (<c>skipped.operations</c> without <c>t</c>); true by default, where Debezium's default leaves them out.</summary>
    public bool Truncates { get; init; } = true;

    /// <summary>
    /// Whether transactions have a topic of their own, and events say which they belong to (<c>provide.transaction.metadata</c>); false by default. MySQL's connector has none.
    /// </summary>
    public bool TransactionMetadata { get; init; }

    /// <summary>Whether changes of the schema have a topic (<c>include.schema.changes</c>), of MariaDB and MySQL only; false by default, where Debezium's default is true.</summary>
    public bool SchemaChanges { get; init; }

    /// <summary>How often a heartbeat is sent (<c>heartbeat.interval.ms</c>); whole milliseconds, null, the default, for never.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeSpan? Heartbeat { get; init; }

    /// <summary>What stands for big columns that did not change (<c>unavailable.value.placeholder</c>); <c>__debezium_unavailable_value</c> by default.</summary>
    public string Placeholder { get; init; } = "__debezium_unavailable_value";

    /// <summary>Whether records are flattened to rows, and what becomes of deletes then; envelopes by default.</summary>
    public DeleteMode Unwrapped { get; init; }

    /// <summary>
    /// What flattened rows say beside their columns (<c>add.fields</c>): <c>op</c>, <c>table</c>, <c>lsn</c>, <c>file</c>, <c>pos</c>, <c>row</c>, <c>gtid</c>, <c>ts_ms</c>, <c>source.ts_ms</c>, <c>source.snapshot</c>, and those of the source
    /// with <c>source.</c> before them; they are called <c>__op</c>, <c>__lsn</c>, <c>__source_ts_ms</c> and so on. None by default.
    /// </summary>
    public NameList AddedFields { get; init; } = [];

    /// <summary>Whether NULL in a column with a DEFAULT is sent as that (<c>converter.replace.null.with.default</c>); true by default.</summary>
    public bool NullAsDefault { get; init; } = true;

    /// <summary>Whether records have headers that name the connector (<c>extended.headers.enabled</c>); true by default, as Debezium has since version 3.</summary>
    public bool ContextHeaders { get; init; } = true;

    internal bool IsPostgres => Connector == Connector.PostgreSql;

    internal bool HasTransactions => TransactionMetadata && Connector != Connector.MySql;

    internal bool HasSchemaChanges => SchemaChanges && !IsPostgres;

    /// <summary>Where a table is: its schema, or its database.</summary>
    internal string Namespace => IsPostgres ? Schema : Database;

    internal string TopicOf(string table) => $"{TopicPrefix}.{Namespace}.{table}";

    internal string TransactionTopic => $"{TopicPrefix}.transaction";

    internal string SchemaTopic => TopicPrefix;

    internal string HeartbeatTopic => $"__debezium-heartbeat.{TopicPrefix}";
}
