namespace StreamTesting.Domains;

/// <summary>A database at work: sessions that run transactions side by side, and a connector that tells what they commit.</summary>
internal sealed class TableRun
{
    private const int LeastStatementMicros = 50;
    private const int MostStatementMicros = 2_000;
    private readonly TableChanges _options;
    private readonly List<StreamEvent> _told;
    private readonly TableSet _tables;
    private readonly ChangeLog _log;
    private readonly StatementRunner _runner;
    private readonly ChangeTeller _teller;
    private readonly SchemaChanges _schemas;
    private readonly SnapshotReader _snapshots;
    private readonly IncrementalSnapshots _incremental;
    private readonly HeartbeatClock _heartbeats;
    private readonly List<OpenTransaction> _open = [];
    private readonly Selection _rolledBack;
    private readonly EvenTimes _times;
    private readonly Seed _transactions;
    private readonly Seed _turns;
    private readonly Seed _begins;
    private long _begun;
    private long _steps;
    private long _ticks;
    private int _current;

    public TableRun(TableChanges options, Seed seed, List<StreamEvent> told)
    {
        _options = options;
        _told = told;
        _tables = new TableSet(options);
        _log = new ChangeLog(options, seed.Derive("log"));
        _runner = new StatementRunner(options, _tables, _log, seed);
        var headers = new ChangeHeaders(options.Debezium, seed);
        _teller = new ChangeTeller(options, _log, headers, told);
        _snapshots = new SnapshotReader(options, _tables, _log, headers, told);
        _incremental = new IncrementalSnapshots(options, _tables, _log, _teller, headers, seed.Derive("incremental"), told);
        _schemas = new SchemaChanges(options, _tables, _log, _teller);
        _heartbeats = new HeartbeatClock(options, told);
        _rolledBack = new Selection(seed.Derive("rollbacks"), options.Transactions, options.RollbackRate);
        _times = new EvenTimes(options.Start, options.Span, Math.Max(1, options.Transactions));
        _transactions = seed.Derive("transactions");
        _turns = seed.Derive("turns");
        _begins = seed.Derive("begins");
        _ticks = options.Start.UtcTicks;
        Initial = new InitialRows(options, _tables, seed);
    }

    private InitialRows Initial { get; }

    /// <summary>The tables as they are now.</summary>
    public TableSet Tables => _tables;

    /// <summary>The rows of the table of signals.</summary>
    public TableState Signals => _incremental.Signals;

    /// <summary>Fills the tables, and reads them where that is asked for.</summary>
    public void Begin()
    {
        Initial.Insert();
        _schemas.Introduce(_ticks);
        if (_options.InitialSnapshot)
        {
            _snapshots.ReadAll(_ticks);
        }
    }

    /// <summary>Goes on by one statement, commit or change of the schema.</summary>
    /// <returns>Whether there was something to do.</returns>
    public bool Step()
    {
        if (_open.Count == 0 && _incremental.IsClosed && _schemas.IsDue(_begun))
        {
            _ticks = Math.Max(_ticks, BeginOf(_begun));
            _schemas.Apply(_ticks);
            return true;
        }

        if (_incremental.Step(_begun, _ticks, _open, isLast: _begun == _options.Transactions && _open.Count == 0))
        {
            return true;
        }

        if (_open.Count == 0 && _begun == _options.Transactions)
        {
            return false;
        }

        var random = _turns.Random(_steps++);
        var changes = random.NextCoin(_options.InterleaveRate);
        var canBegin = _begun < _options.Transactions && _open.Count < _options.Sessions && !_schemas.IsDue(_begun);
        if (_open.Count == 0 || (changes && canBegin))
        {
            Open();
        }
        else if (changes)
        {
            _current = (int)random.NextBelow(_open.Count);
        }

        _ticks += random.NextInRange(LeastStatementMicros, MostStatementMicros) * TimeSpan.TicksPerMicrosecond;
        Continue(_open[_current]);
        return true;
    }

    private void Open()
    {
        var random = _transactions.Random(_begun);
        _ticks = Math.Max(_ticks, BeginOf(_begun));
        _heartbeats.Until(_ticks);
        _open.Add(new OpenTransaction(_begun) { StatementsLeft = (int)random.NextInRange(1, _options.MostStatements), RollsBack = _rolledBack.Contains(_begun) });
        _current = _open.Count - 1;
        _begun++;
    }

    private void Continue(OpenTransaction transaction)
    {
        if (transaction.StatementsLeft > 0)
        {
            _runner.Run(transaction, UnixTicks.Micros(_ticks));
            return;
        }

        _open.RemoveAt(_current);
        _current = _open.Count - 1;
        if (transaction.RollsBack)
        {
            TransactionEnd.RollBack(transaction);
            _log.Append(transaction.Changes.Count > 0 ? 40 : 0);
            return;
        }

        TransactionEnd.Commit(transaction);
        _teller.Tell(transaction, _ticks);
        _incremental.Saw(transaction);
    }

    private long BeginOf(long transaction) => _times.TicksOf(Math.Min(transaction, Math.Max(0, _options.Transactions - 1)), _begins.Random(transaction).NextUInt64());
}
