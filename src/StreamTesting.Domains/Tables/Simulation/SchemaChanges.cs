using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Alters tables when their time has come, which is between two transactions.</summary>
internal sealed class SchemaChanges
{
    private readonly TableChanges _options;
    private readonly TableSet _tables;
    private readonly ChangeLog _log;
    private readonly ChangeTeller _teller;
    private readonly Queue<(long At, double Share, TableState Table)> _due;
    private int _number;

    public SchemaChanges(TableChanges options, TableSet tables, ChangeLog log, ChangeTeller teller)
    {
        _options = options;
        _tables = tables;
        _log = log;
        _teller = teller;
        _due = new Queue<(long, double, TableState)>(
            from table in tables.All
            from share in table.Layout.Changes()
            orderby share
            select ((long)Math.Ceiling(share * options.Transactions), share, table));
    }

    /// <summary>Whether a table is to be altered before the next transaction begins.</summary>
    public bool IsDue(long begun) => _due.Count > 0 && begun >= _due.Peek().At;

    /// <summary>Tells what the connector makes up when it first reads the schema.</summary>
    public void Introduce(long ticks)
    {
        if (!_options.Debezium.HasSchemaChanges)
        {
            return;
        }

        var position = new LogPosition(UnixTicks.Micros(ticks)) { File = _log.File, Position = _log.Position };
        foreach (var (statement, kind, shape) in TableStatements.OfSnapshot(_options.Debezium, [.. _tables.All.Select(table => table.Shape)]))
        {
            Tell(new SchemaStatement(statement, kind, shape, position) { Snapshot = "true" }, ticks);
        }
    }

    public void Apply(long ticks)
    {
        var (_, share, table) = _due.Dequeue();
        var before = table.Shape;
        table.Alter(table.Layout.ShapeAt(share));
        if (_options.Debezium.IsPostgres)
        {
            _log.TakeTransactionId();
            _log.Append(1_200);
            return;
        }

        foreach (var statement in TableStatements.Between(before, table.Shape))
        {
            var gtid = _log.Begin();
            var micros = UnixTicks.Micros(ticks);
            var position = new LogPosition(micros - (micros % 1_000_000)) { File = _log.File, Position = _log.Position, Gtid = gtid };
            _log.AppendRows(statement.Length);
            if (_options.Debezium.HasSchemaChanges)
            {
                Tell(new SchemaStatement(statement, "ALTER", table.Shape, position), ticks);
            }
        }
    }

    private void Tell(SchemaStatement statement, long ticks) =>
        _teller.Tell(statement, string.Create(CultureInfo.InvariantCulture, $"schema/{++_number}"), ticks);
}
