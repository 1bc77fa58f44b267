namespace StreamTesting;

/// <summary>
/// A join of a stream with a table: each record of the stream meets the table's row of its key, as it is, or of a versioned table as of the
/// record's time. Immutable; times in ms. Source: Kafka Streams' <c>KStreamKTableJoinProcessor</c> (KIP-914, KIP-923).
/// </summary>
public sealed record StreamTableJoinRules
{
    /// <summary>Whether a record without a row comes out: <see cref="JoinKind.Left"/>, or not: <see cref="JoinKind.Inner"/>, the default.</summary>
    public JoinKind Kind { get; init; }

    /// <summary>What the table keeps. A table without versions by default.</summary>
    public TableRules Table { get; init; } = TableRules.Unversioned;

    /// <summary>
    /// How long a record waits for changes of the table, behind the greatest time of the stream's waiting records; at most the table's history
    /// retention, and only with a versioned table. Null, the default, for not at all. A record older than that is joined at once, never dropped.
    /// With a grace a left join dies of a record without key.
    /// </summary>
    public long? Grace { get; init; }
}
