namespace StreamTesting.Domains;

/// <summary>The positions of a database's log: PostgreSQL's grows with each change, MariaDB's with each commit.</summary>
internal sealed class ChangeLog
{
    private const long FirstGtid = 4;
    private readonly long _mostBytes;

    public ChangeLog(TableChanges options, Seed seed)
    {
        var random = seed.Random();
        Lsn = 24_000_000 + (8 * random.NextBelow(1_000_000));
        NextTransactionId = random.NextInRange(740, 9_999);
        Position = 330 + random.NextBelow(1_000);
        _mostBytes = options.BinlogBytes;
    }

    /// <summary>PostgreSQL: where the next record stands.</summary>
    public long Lsn { get; private set; }

    /// <summary>PostgreSQL: where the last commit ended that the connector has seen; 0 before it has seen one.</summary>
    public long LastCommitLsn { get; set; }

    public long NextTransactionId { get; private set; }

    public int File { get; private set; } = 1;

    public long Position { get; private set; }

    public long Gtid { get; private set; } = FirstGtid;

    /// <summary>Appends a record to PostgreSQL's log.</summary>
    /// <returns>Where it stands.</returns>
    public long Append(int bytes)
    {
        var lsn = Lsn;
        Lsn += (bytes + 7) & ~7;
        return lsn;
    }

    public long TakeTransactionId() => NextTransactionId++;

    /// <summary>Begins a transaction in MariaDB's log.</summary>
    /// <returns>Its GTID.</returns>
    public long Begin()
    {
        if (Position > _mostBytes)
        {
            File++;
            Position = 256;
        }

        Position += 42;
        return Gtid++;
    }

    /// <summary>Appends a table map and a row event to MariaDB's log.</summary>
    /// <returns>Where the row event stands.</returns>
    public long AppendRows(int bytes)
    {
        var position = Position + 120;
        Position = position + bytes;
        return position;
    }

    public void End() => Position += 31;
}
