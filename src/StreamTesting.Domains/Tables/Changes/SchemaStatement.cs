namespace StreamTesting.Domains;

/// <summary>A statement that created or changed a table, as Debezium for MariaDB and MySQL tells it on a topic of its own. Immutable.</summary>
internal sealed class SchemaStatement
{
    internal SchemaStatement(string statement, string kind, TableShape? shape, LogPosition position)
    {
        Statement = statement;
        Kind = kind;
        Shape = shape;
        Position = position;
    }

    /// <summary>The statement.</summary>
    public string Statement { get; }

    /// <summary>CREATE, ALTER or DROP; empty where no table is concerned.</summary>
    public string Kind { get; }

    /// <summary>Where it stands in the binary log.</summary>
    public LogPosition Position { get; }

    /// <summary>Debezium's word of whether a snapshot made it up: <c>true</c>, <c>last</c> or <c>false</c>.</summary>
    public string Snapshot { get; init; } = "false";

    internal TableShape? Shape { get; }

    /// <inheritdoc/>
    public override string ToString() => Statement;
}
