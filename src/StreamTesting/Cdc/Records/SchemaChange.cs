namespace StreamTesting;

/// <summary>A statement that changed the schema, as MariaDB's and MySQL's connectors tell it in the topic named like the connector. Immutable.</summary>
public sealed record SchemaChange
{
    /// <summary>Where in the database it comes from.</summary>
    public required SourcePosition Source { get; init; }

    /// <summary>When the connector handled it, in milliseconds of Unix time.</summary>
    public long? SentMs { get; init; }

    /// <summary>The database; empty where the statement belongs to none.</summary>
    public string? Database { get; init; }

    /// <summary>The schema; null for MariaDB and MySQL.</summary>
    public string? Schema { get; init; }

    /// <summary>The statement.</summary>
    public string? Ddl { get; init; }

    /// <summary>What became of which tables.</summary>
    public IReadOnlyList<TableChange> Tables { get; init; } = [];

    /// <summary>Members that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(SchemaChange? other) => other is not null && Source == other.Source && SentMs == other.SentMs && Database == other.Database
        && Schema == other.Schema && Ddl == other.Ddl && Tables.SequenceEqual(other.Tables) && KeptMembers.AreEqual(Other, other.Other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Source, Ddl);
}
