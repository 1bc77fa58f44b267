namespace StreamTesting;

/// <summary>
/// The beginning or the end of a transaction, as the topic <c>prefix.transaction</c> tells it. A transaction that changed no captured row has
/// none; a truncate of MariaDB has a beginning and no end. Immutable.
/// </summary>
public sealed record TransactionMarker
{
    /// <summary><c>BEGIN</c> or <c>END</c>.</summary>
    public required string Status { get; init; }

    /// <summary>
    /// PostgreSQL: <c>txId:lsn</c>, of which only the first half is the same in the beginning, all events and the end. MariaDB, MySQL: the GTID.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>How many events were sent, for an end; fewer than the transaction had where the connector was started again within it.</summary>
    public long? EventCount { get; init; }

    /// <summary>The same by table, for an end; null for a beginning.</summary>
    public IReadOnlyList<TableEventCount>? Tables { get; init; }

    /// <summary>When the database committed, in milliseconds of Unix time.</summary>
    public long? TimestampMs { get; init; }

    /// <summary>Members that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>Whether it is a beginning.</summary>
    public bool IsBegin => Status == "BEGIN";

    /// <summary>What all records of the transaction share: of PostgreSQL's <c>txId:lsn</c> the first half, else all of <see cref="Id"/>.</summary>
    public string Common => TransactionBlock.CommonOf(Id);

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(TransactionMarker? other) => other is not null && Status == other.Status && Id == other.Id && EventCount == other.EventCount
        && TimestampMs == other.TimestampMs && (Tables is null ? other.Tables is null : other.Tables is not null && Tables.SequenceEqual(other.Tables))
        && KeptMembers.AreEqual(Other, other.Other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Status, Id, EventCount);
}
