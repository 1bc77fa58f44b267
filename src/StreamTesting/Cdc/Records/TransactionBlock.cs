namespace StreamTesting;

/// <summary>Which transaction an event belongs to, where the connector was asked to say (<c>provide.transaction.metadata</c>).</summary>
/// <param name="Id">
/// PostgreSQL: <c>txId:lsn</c>, of which only the first half is the same in all events of the transaction. MariaDB, MySQL: the GTID.
/// </param>
/// <param name="TotalOrder">The event's number in the transaction, from 1; begins again where the connector was started again in between.</param>
/// <param name="DataCollectionOrder">The event's number among those of its table in the transaction, from 1.</param>
public sealed record TransactionBlock(string Id, long? TotalOrder, long? DataCollectionOrder);
