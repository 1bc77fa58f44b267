namespace StreamTesting.Domains;

/// <summary>Runs the statements of transactions on the tables as they are.</summary>
internal sealed class StatementRunner
{
    private readonly TableChanges _options;
    private readonly TableSet _tables;
    private readonly ChangeLog _log;
    private readonly RowWriter _rows;
    private readonly Seed _statements;
    private readonly Seed _values;
    private readonly Seed _choices;
    private readonly bool _isPostgres;

    public StatementRunner(TableChanges options, TableSet tables, ChangeLog log, Seed seed)
    {
        _options = options;
        _tables = tables;
        _log = log;
        _statements = seed.Derive("statements");
        _values = seed.Derive("values");
        _choices = seed.Derive("rows");
        _rows = new RowWriter(tables, log, new KeyMaker(seed.Derive("keys")), options.Debezium);
        _isPostgres = options.Debezium.IsPostgres;
    }

    /// <summary>Runs the next statement of a transaction.</summary>
    public void Run(OpenTransaction transaction, long micros)
    {
        var number = (transaction.Index * TableChanges.MostStatementsEver) + transaction.Statements;
        var random = _statements.Random(number);
        var draws = new TableDraws(_options, ref random);
        var context = new StatementContext(transaction, draws, micros) { Choices = _choices.Random(number), Values = _values.Random(number) };
        transaction.Statements++;
        transaction.StatementsLeft--;
        var table = _tables.At(draws.TablePoint);
        if (table.LockedBy != LiveRow.Nobody && table.LockedBy != transaction.Index)
        {
            return;
        }

        switch (Possible(draws.Operation, table, transaction))
        {
            case StatementKind.Insert:
                Insert(table, context);
                break;
            case StatementKind.Truncate:
                _rows.Truncate(table, context);
                transaction.StatementsLeft = _isPostgres ? transaction.StatementsLeft : 0;
                break;
            case StatementKind.Delete:
                Repeat(table, context, static (rows, at, row, how) => rows.Delete(at, row, how), childless: true);
                break;
            case StatementKind.KeyChange when !(draws.IsShift && table.ByKey is not null && _rows.TryShift(table, context)):
                Repeat(table, context, static (rows, at, row, how) => rows.ChangeKey(at, row, how), childless: true);
                break;
            case StatementKind.Update:
                Repeat(table, context, static (rows, at, row, how) => rows.Update(at, row, how), childless: false);
                break;
        }
    }

    private StatementKind Possible(StatementKind asked, TableState table, OpenTransaction transaction)
    {
        if (asked == StatementKind.Truncate && !TableSet.CanTruncate(table, transaction, _isPostgres))
        {
            asked = StatementKind.Update;
        }

        if (!table.Layout.IsChangeable && asked != StatementKind.Truncate)
        {
            return StatementKind.Insert;
        }

        if (asked == StatementKind.KeyChange && table.Shape.Key.Length == 0)
        {
            asked = StatementKind.Update;
        }

        return table.Rows.Count == 0 && asked != StatementKind.Truncate ? StatementKind.Insert
            : asked == StatementKind.Insert && table.IsFull ? StatementKind.Delete
            : asked;
    }

    private void Insert(TableState table, StatementContext context)
    {
        var target = _tables.InsertableFor(table, context);
        if (target is null)
        {
            return;
        }

        var lsn = context.Draws.IsCopy && target == table ? _log.Append(64) : -1;
        var rows = target == table ? context.Draws.Rows : 1;
        for (var i = 0; i < rows && !target.IsFull; i++)
        {
            if (!_rows.TryInsert(target, context, lsn))
            {
                break;
            }
        }
    }

    private void Repeat(TableState table, StatementContext context, Action<RowWriter, TableState, LiveRow, StatementContext> change, bool childless)
    {
        HashSet<LiveRow>? done = null;
        for (var i = 0; i < context.Draws.Rows; i++)
        {
            if (TableSet.Pick(table, context, childless, done) is not { } row)
            {
                if (i == 0)
                {
                    Insert(table, context);
                }

                return;
            }

            change(_rows, table, row, context);
            if (context.Draws.Rows > 1)
            {
                (done ??= []).Add(row);
            }
        }
    }
}
