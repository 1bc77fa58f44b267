using System.Globalization;

namespace StreamTesting;

/// <summary>
/// Where in its database an event comes from: the envelope's <c>source</c>. Members that a connector does not send are null. Immutable.
/// </summary>
public sealed record SourcePosition
{
    /// <summary>Debezium's version, for example <c>3.5.0.Final</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The connector's short name: <c>postgresql</c>, <c>mariadb</c>, <c>mysql</c>. It decides which members are written.</summary>
    public string? Connector { get; init; }

    /// <summary>The connector's logical name, its <c>topic.prefix</c>.</summary>
    public string? Name { get; init; }

    /// <summary>When the database made the change, in milliseconds of Unix time (whole seconds for MariaDB).</summary>
    public long? TimestampMs { get; init; }

    /// <summary>The same in microseconds.</summary>
    public long? TimestampUs { get; init; }

    /// <summary>The same in nanoseconds.</summary>
    public long? TimestampNs { get; init; }

    /// <summary>Whether the event comes from a snapshot; sent as text or as a boolean.</summary>
    public SnapshotMarker Snapshot { get; init; }

    /// <summary>The database.</summary>
    public string? Database { get; init; }

    /// <summary>The schema (PostgreSQL).</summary>
    public string? Schema { get; init; }

    /// <summary>The table.</summary>
    public string? Table { get; init; }

    /// <summary>PostgreSQL: the last commit's position and the event's own; null where the connector does not send it in that form.</summary>
    public SourceSequence? Sequence { get; init; }

    /// <summary>The log sequence number (PostgreSQL). Not unique, and not monotone over the stream where transactions interleaved; never decreasing for one key.</summary>
    public long? Lsn { get; init; }

    /// <summary>The transaction's number (PostgreSQL).</summary>
    public long? TransactionId { get; init; }

    /// <summary>The oldest transaction that was open (PostgreSQL, where it is asked for).</summary>
    public long? XMin { get; init; }

    /// <summary>The replication origin (PostgreSQL).</summary>
    public string? Origin { get; init; }

    /// <summary>The position at the replication origin (PostgreSQL).</summary>
    public long? OriginLsn { get; init; }

    /// <summary>The server's number (MariaDB, MySQL); 0 for rows of a snapshot.</summary>
    public long? ServerId { get; init; }

    /// <summary>The global transaction id (MariaDB, MySQL).</summary>
    public string? Gtid { get; init; }

    /// <summary>The binary log's file (MariaDB, MySQL).</summary>
    public string? File { get; init; }

    /// <summary>The position in <see cref="File"/> (MariaDB, MySQL); shared by all rows of one row event.</summary>
    public long? Position { get; init; }

    /// <summary>The row's number in its row event, from 0 (MariaDB, MySQL).</summary>
    public long? Row { get; init; }

    /// <summary>The thread that made the change (MariaDB, MySQL).</summary>
    public long? Thread { get; init; }

    /// <summary>The statement that made the change (MariaDB, MySQL, where <c>include.query</c> asks for it).</summary>
    public string? Query { get; init; }

    /// <summary>Members that are not named here, and those that came in another form than here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>The table as the captures name it: <c>schema.table</c>, or <c>database.table</c> where there are no schemas; null where no table is named.</summary>
    public string? QualifiedTable => string.IsNullOrEmpty(Table) ? null : $"{Schema ?? Database}.{Table}";

    internal MemberLayout? Layout { get; init; }

    internal SnapshotForm SnapshotForm { get; init; }

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does, member for member, in the same form.</returns>
    public bool Equals(SourcePosition? other) =>
        other is not null && (ReferenceEquals(this, other)
            || (Version == other.Version && Connector == other.Connector && Name == other.Name && Database == other.Database && Schema == other.Schema && Table == other.Table
                && TimestampMs == other.TimestampMs && TimestampUs == other.TimestampUs && TimestampNs == other.TimestampNs
                && Snapshot == other.Snapshot && SnapshotForm == other.SnapshotForm && Sequence == other.Sequence
                && Lsn == other.Lsn && TransactionId == other.TransactionId && XMin == other.XMin && Origin == other.Origin && OriginLsn == other.OriginLsn
                && ServerId == other.ServerId && Gtid == other.Gtid && File == other.File && Position == other.Position && Row == other.Row
                && Thread == other.Thread && Query == other.Query && Equals(Layout, other.Layout) && KeptMembers.AreEqual(Other, other.Other)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Connector, Table, TimestampMs, Lsn, TransactionId, File, Position, Row);

    /// <inheritdoc/>
    public override string ToString() => Lsn is { } lsn
        ? string.Create(CultureInfo.InvariantCulture, $"lsn {lsn}")
        : File is null ? "no position" : string.Create(CultureInfo.InvariantCulture, $"{File}:{Position}:{Row}");
}
