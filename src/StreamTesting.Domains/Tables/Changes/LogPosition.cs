namespace StreamTesting.Domains;

/// <summary>Where in its database's log a change stands. Members of the other database are 0 or null.</summary>
/// <param name="Micros">When the change was made, in microseconds of Unix time: the commit (PostgreSQL), the statement in whole seconds (MariaDB, MySQL), the reading (snapshots).</param>
public readonly record struct LogPosition(long Micros)
{
    /// <summary>PostgreSQL: the log sequence number.</summary>
    public long Lsn { get; init; }

    /// <summary>PostgreSQL: that of the commit before, as far as the connector had seen one; 0 where it had not.</summary>
    public long LastCommitLsn { get; init; }

    /// <summary>PostgreSQL: the transaction's number.</summary>
    public long TransactionId { get; init; }

    /// <summary>MariaDB, MySQL: the number of the binary log's file.</summary>
    public int File { get; init; }

    /// <summary>MariaDB, MySQL: the position in the file.</summary>
    public long Position { get; init; }

    /// <summary>MariaDB, MySQL: the row in its event, from 0.</summary>
    public int Row { get; init; }

    /// <summary>MariaDB: the last part of the global transaction id, <c>0-1-N</c>; 0 for none.</summary>
    public long Gtid { get; init; }
}
