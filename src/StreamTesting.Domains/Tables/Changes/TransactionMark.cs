namespace StreamTesting.Domains;

/// <summary>The beginning or the end of a transaction, as Debezium tells it on a topic of its own.</summary>
/// <param name="IsEnd">Whether it is the end.</param>
/// <param name="Position">PostgreSQL: the position of the transaction's first event, or behind its commit; of MariaDB the GTID counts.</param>
/// <param name="Counts">At the end, how many events there are of each table; none at the beginning.</param>
internal sealed record TransactionMark(bool IsEnd, LogPosition Position, IReadOnlyList<KeyValuePair<string, int>> Counts);
