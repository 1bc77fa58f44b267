using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace StreamTesting.Assertions.Tests;

/// <summary>A database that answers each query with the next table, and with the last one in the end.</summary>
internal sealed class RowsConnection(IReadOnlyList<IReadOnlyList<TableRow>> tables) : DbConnection
{
    private ConnectionState _state = ConnectionState.Closed;

    public List<string> Queries { get; } = [];

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "rows";

    public override string DataSource => "memory";

    public override string ServerVersion => "1";

    public override ConnectionState State => _state;

    public override void ChangeDatabase(string databaseName)
    {
    }

    public override void Close() => _state = ConnectionState.Closed;

    public override void Open() => _state = ConnectionState.Open;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => throw new NotSupportedException();

    protected override DbCommand CreateDbCommand() => _state == ConnectionState.Open ? new Command(this) : throw new InvalidOperationException("The connection is closed.");

    private DataTableReader Answer(string sql)
    {
        var rows = tables[Math.Min(Queries.Count, tables.Count - 1)];
        Queries.Add(sql);
        var table = new DataTable();
        table.Columns.Add("id", typeof(object));
        table.Columns.Add("name", typeof(object));
        foreach (var row in rows)
        {
            table.Rows.Add(row["id"], row["name"]);
        }

        return table.CreateDataReader();
    }

    private sealed class Command(RowsConnection connection) : DbCommand
    {
        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; }

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => throw new NotSupportedException();

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel()
        {
        }

        public override int ExecuteNonQuery() => throw new NotSupportedException();

        public override object? ExecuteScalar() => throw new NotSupportedException();

        public override void Prepare()
        {
        }

        protected override DbParameter CreateDbParameter() => throw new NotSupportedException();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => connection.Answer(CommandText);
    }
}
