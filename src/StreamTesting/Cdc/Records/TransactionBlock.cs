namespace StreamTesting;

/// <summary>Which transaction an event belongs to, where the connector was asked to say (<c>provide.transaction.metadata</c>).</summary>
/// <param name="Id">
/// PostgreSQL: <c>txId:lsn</c>, of which only the first half is the same in all events of the transaction. MariaDB, MySQL: the GTID.
/// </param>
/// <param name="TotalOrder">The event's number in the transaction, from 1; begins again where the connector was started again in between.</param>
/// <param name="DataCollectionOrder">The event's number among those of its table in the transaction, from 1.</param>
public sealed record TransactionBlock(string Id, long? TotalOrder, long? DataCollectionOrder)
{
    /// <summary>What all records of one transaction share: of PostgreSQL's <c>txId:lsn</c> the first half, else all of <see cref="Id"/> (MySQL's GTIDs have a colon too).</summary>
    public string Common => CommonOf(Id);

    /// <summary>Members that are not named here, as they were sent.</summary>
    public IReadOnlyDictionary<string, WireJson> Other { get; init; } = KeptMembers.None;

    /// <summary>Whether another says the same.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it does.</returns>
    public bool Equals(TransactionBlock? other) => other is not null && Id == other.Id && TotalOrder == other.TotalOrder
        && DataCollectionOrder == other.DataCollectionOrder && KeptMembers.AreEqual(Other, other.Other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, TotalOrder);

    internal static string CommonOf(string id) =>
        id.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && id.AsSpan(0, colon).IndexOfAnyExceptInRange('0', '9') < 0 && id.AsSpan(colon + 1).IndexOfAnyExceptInRange('0', '9') < 0
            ? id[..colon]
            : id;
}
