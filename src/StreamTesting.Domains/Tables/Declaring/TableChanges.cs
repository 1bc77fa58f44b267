using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// What sessions do to the tables of a database: transactions of statements that insert, update and delete rows, change keys and empty tables, as Debezium tells it,
/// in the order of the commits.
/// </summary>
/// <remarks>
/// <para>Transactions are open side by side in up to <see cref="Sessions"/> sessions; a row that an open one has touched is locked for the others. What is rolled back leaves
/// nothing. PostgreSQL's log positions are given when a statement runs, so that they go back where transactions interleave; MariaDB's when the transaction is committed.</para>
/// <para>Rates of transactions are exact for every seed, rates of statements are coins. A statement that can't be done is done as another: an update, delete or change
/// of key where there is no row for it becomes an insert, an insert into a full table a delete, a truncate of a table that others refer to an update; a table without a key in PostgreSQL whose
/// identity is not full only gets inserts.</para>
/// <para>Event times are those of the commits. Memory grows with the rows that are there at one time, and never with the length.</para>
/// </remarks>
/// <param name="Transactions">How many transactions, rolled back ones among them; from 0 to 10^12.</param>
public sealed record TableChanges(long Transactions = 1_000) : Domain
{
    internal const int MostStatementsEver = 1_000;

    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The declared tables; those of a shop by default (<see cref="StreamTesting.Domains.Tables.OfShop"/>).</summary>
    public OptionList<TableModel> Tables { get; init; } = StreamTesting.Domains.Tables.OfShop;

    /// <summary>How Debezium is set up.</summary>
    public DebeziumOptions Debezium { get; init; } = new();

    /// <summary>When the first transaction may begin: a whole millisecond from 1970-01-01 to 9000-01-01; 2026-01-01T00:00:00Z by default.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Over how long transactions begin, each in its part of it; whole milliseconds from 0 to 36,500 days, 1 hour by default. Statements take 50 to 2,000 microseconds each, whatever the span.</summary>
    public TimeSpan Span { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many transactions may be open side by side; from 1 to 64, 3 by default.</summary>
    public int Sessions { get; init; } = 3;

    /// <summary>How likely it is, after each statement, that another session goes on; from 0, which runs one transaction after the other, to 1; 0.3 by default.</summary>
    public double InterleaveRate { get; init; } = 0.3;

    /// <summary>How many statements a transaction has at the most, each number from 1 as likely; from 1 to 1,000, 4 by default.</summary>
    public int MostStatements { get; init; } = 4;

    /// <summary>The share of the transactions that are rolled back, exactly; from 0 to 1, 0.1 by default.</summary>
    public double RollbackRate { get; init; } = 0.1;

    /// <summary>The share of the statements that empty a table; from 0 to 1, 0 by default. Tables that others refer to are never emptied.</summary>
    public double TruncateRate { get; init; }

    /// <summary>The share of the other statements that insert; from 0 to 1, 0.4 by default.</summary>
    public double InsertRate { get; init; } = 0.4;

    /// <summary>The share of the others (neither truncates nor inserts) that delete; from 0 to 1, 0.25 by default.</summary>
    public double DeleteRate { get; init; } = 0.25;

    /// <summary>The share of what is left (neither truncates, inserts nor deletes) that changes keys; from 0 to 1, 0.05 by default. What is left then are updates.</summary>
    public double KeyChangeRate { get; init; } = 0.05;

    /// <summary>
    /// The share of the changes of keys that move several rows in one statement, each onto the key of the next (<c>SET id = id + 1</c> with a deferrable key, which a merge that
    /// goes by the key alone gets wrong; MariaDB and MySQL from the last on, which it gets right); from 0 to 1, 0 by default. Of tables whose key is one whole number.
    /// </summary>
    public double KeyShiftRate { get; init; }

    /// <summary>The share of the updates that change nothing, which MariaDB and MySQL do not log; from 0 to 1, 0.02 by default.</summary>
    public double NoChangeRate { get; init; } = 0.02;

    /// <summary>The share of the inserts, updates and deletes that are about several rows; from 0 to 1, 0.15 by default.</summary>
    public double MultiRowRate { get; init; } = 0.15;

    /// <summary>How many rows such a statement is about at the most, from 2 on each number as likely; from 2 to 1,000, 5 by default.</summary>
    public int MostRowsEach { get; init; } = 5;

    /// <summary>The share of the inserts of several rows that are a COPY, all rows of which have one log position in PostgreSQL; from 0 to 1, 0.2 by default.</summary>
    public double CopyRate { get; init; } = 0.2;

    /// <summary>The share of the inserts that take the key of a row deleted before, where there is one; from 0 to 1, 0.3 by default. The last 64 keys are remembered of each table.</summary>
    public double KeyReuseRate { get; init; } = 0.3;

    /// <summary>Whether the rows that are there before the stream begins are read first (<c>snapshot.mode=initial</c>); true by default. Else the source never tells of them.</summary>
    public bool InitialSnapshot { get; init; } = true;

    /// <summary>How many incremental snapshots of all tables are made while transactions go on, evenly spread; from 0 to 1,000, 0 by default. The signals are rows of the table <c>dbz_signal</c>.</summary>
    public int IncrementalSnapshots { get; init; }

    /// <summary>How many rows a chunk of an incremental snapshot has; from 1 to 100,000, 10 by default.</summary>
    public int ChunkSize { get; init; } = 10;

    /// <summary>How many transactions are committed at the most while a chunk's window is open, each number from 0 as likely; from 0 to 1,000, 3 by default.</summary>
    public int MostInWindow { get; init; } = 3;

    /// <summary>After how many bytes a binary log goes on in the next file (MariaDB, MySQL); from 4,096, 1 GiB by default.</summary>
    public long BinlogBytes { get; init; } = 1L << 30;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "tables";

    /// <summary>Null: how many events there are depends on the seed, and they are counted.</summary>
    [JsonIgnore]
    public override DomainSize? Size => null;

    /// <summary>A topic a table, and those that <see cref="Debezium"/> asks for.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => TableTopics.Of(this);

    /// <summary>500 milliseconds.</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>5 milliseconds.</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => TimeSpan.FromMilliseconds(5);

    /// <summary>Debezium's JSON, as <see cref="Debezium"/> is set up.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => new DebeziumJson(Debezium);

    /// <summary>False: a database says each change once.</summary>
    [JsonIgnore]
    public override bool CanConflict => false;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return new TableEvents(this, seed);
    }

    /// <summary>
    /// What is true of the tables after all transactions: the rows that the database itself holds, and every state that the stream tells of each key. Where the source never sends what a
    /// table holds (a NULL that is sent as the DEFAULT, keys that move onto each other), the truth says so (<see cref="TableTruth.Unsettled"/>).
    /// </summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <returns>The truth of each table, by its name, for example <c>public.orders</c>; record n is the n-th event in the order of the commits, from 0.</returns>
    public ChangeTruth Truth(Seed seed)
    {
        Validate();
        return TableStreamTruth.Of(this, seed);
    }

    /// <summary>
    /// Makes the events that Debezium sends again after a crash. Where the first of them stands within a transaction, a BEGIN comes first, the events of the transaction are numbered from 1 again,
    /// and its END counts only those.
    /// </summary>
    /// <inheritdoc/>
    public override IReadOnlyList<StreamEvent> Resent(IReadOnlyList<StreamEvent> last, int time)
    {
        ArgumentNullException.ThrowIfNull(last);
        return Debezium.HasTransactions ? ResentChanges.Of(last, time, Debezium) : last;
    }

    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random) =>
        throw new NotSupportedException("A database says each change once: there is no event that conflicts with another.");

    /// <inheritdoc/>
    public override void Validate()
    {
        var millisecond = TimeSpan.FromMilliseconds(1);
        OptionRange.Check(Transactions, 0, 1_000_000_000_000, nameof(Transactions), "The number of transactions (transactions)");
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, millisecond, nameof(Start), "The start (start)");
        OptionRange.CheckTime(Span, TimeSpan.Zero, TimeSpan.FromDays(36_500), millisecond, nameof(Span), "The span (span)");
        OptionRange.Check(Sessions, 1, 64, nameof(Sessions), "The number of sessions (sessions)");
        OptionRange.Check(MostStatements, 1, MostStatementsEver, nameof(MostStatements), "The most statements of a transaction (mostStatements)");
        OptionRange.Check(MostRowsEach, 2, 1_000, nameof(MostRowsEach), "The most rows of a statement (mostRowsEach)");
        OptionRange.Check(IncrementalSnapshots, 0, 1_000, nameof(IncrementalSnapshots), "The number of incremental snapshots (incrementalSnapshots)");
        OptionRange.Check(ChunkSize, 1, 100_000, nameof(ChunkSize), "The size of a chunk (chunkSize)");
        OptionRange.Check(MostInWindow, 0, 1_000, nameof(MostInWindow), "The most transactions in a window (mostInWindow)");
        OptionRange.Check(BinlogBytes, 4_096, 1L << 40, nameof(BinlogBytes), "The size of a binary log (binlogBytes)");
        OptionRange.CheckRate(InterleaveRate, nameof(InterleaveRate), "The rate of interleaving (interleaveRate)");
        OptionRange.CheckRate(RollbackRate, nameof(RollbackRate), "The share of rolled back transactions (rollbackRate)");
        OptionRange.CheckRate(TruncateRate, nameof(TruncateRate), "The share of truncates (truncateRate)");
        OptionRange.CheckRate(InsertRate, nameof(InsertRate), "The share of inserts (insertRate)");
        OptionRange.CheckRate(DeleteRate, nameof(DeleteRate), "The share of deletes (deleteRate)");
        OptionRange.CheckRate(KeyChangeRate, nameof(KeyChangeRate), "The share of changes of keys (keyChangeRate)");
        OptionRange.CheckRate(KeyShiftRate, nameof(KeyShiftRate), "The share of changes of keys that swap two (keyShiftRate)");
        OptionRange.CheckRate(NoChangeRate, nameof(NoChangeRate), "The share of updates that change nothing (noChangeRate)");
        OptionRange.CheckRate(MultiRowRate, nameof(MultiRowRate), "The share of statements about several rows (multiRowRate)");
        OptionRange.CheckRate(CopyRate, nameof(CopyRate), "The share of copies (copyRate)");
        OptionRange.CheckRate(KeyReuseRate, nameof(KeyReuseRate), "The share of reused keys (keyReuseRate)");
        TableRules.Check(this);
    }
}
