using System.Buffers;
using System.Text;

namespace StreamTesting.Domains;

/// <summary>
/// What is true of the tables of a database: the rows that it itself holds in the end, by its own knowledge and not by what the stream tells, and the states that the stream tells of each
/// key.
/// </summary>
internal static class TableStreamTruth
{
    public static ChangeTruth Of(TableChanges options, Seed seed)
    {
        var told = new List<StreamEvent>();
        var run = new TableRun(options, seed, told);
        var merge = new ReferenceMerge(new ToastPlaceholder(options.Debezium.Placeholder), options.Debezium.TopicPrefix);
        var ids = new List<string>();
        var format = new DebeziumJson(options.Debezium);
        run.Begin();
        do
        {
            foreach (var happened in told)
            {
                merge.Apply(RecordOf(happened, format, ids.Count));
                ids.Add(happened.Id);
            }

            told.Clear();
        }
        while (run.Step());

        var tables = options.IncrementalSnapshots > 0 ? run.Tables.All.Append(run.Signals) : run.Tables.All;
        var name = $"tables of {seed}";
        return ChangeTruth.Of(name, tables.Select(table => TruthOf(table, options.Debezium, merge, name, number => ids[number])));
    }

    /// <summary>The record that an event is, before any disorder.</summary>
    public static ChangeRecord RecordOf(StreamEvent happened, DebeziumJson format, int number)
    {
        var bytes = new ArrayBufferWriter<byte>(512);
        format.Write(happened, UnixTicks.Micros(happened.EventTime.UtcTicks), bytes);
        var key = happened.Key.Length == 0 ? null : happened.Key;
        return new ChangeRecord(number, happened.Entity.Topic, key, bytes.WrittenCount == 0 ? null : Encoding.UTF8.GetString(bytes.WrittenSpan), happened.Headers);
    }

    private static TableTruth TruthOf(TableState table, DebeziumOptions debezium, ReferenceMerge merge, string name, Func<int, string> eventId)
    {
        var (qualified, forms) = ($"{debezium.Namespace}.{table.Name}", SentForms.Of(debezium));
        var final = new CapturedTable(
            qualified,
            [.. table.Shape.Columns.Select(column => ColumnOf(column, forms, debezium.IsPostgres))],
            [.. table.Rows.Select(row => new TableRow(table.Shape.Columns.Select(column => KeyValuePair.Create(column.Name, (object?)DatabaseText.Of(row.Image.At(column), column.Type, debezium.IsPostgres)))))]);
        return new TableTruth(name, final, merge.Tables.GetValueOrDefault(qualified), new ToastPlaceholder(debezium.Placeholder), eventId);
    }

    private static TableColumn ColumnOf(ColumnLayout column, ValueForms forms, bool isPostgres)
    {
        var type = DatabaseText.TypeOf(column.Type, isPostgres);
        return new TableColumn(column.Name, type, TableColumn.KindOf(type), column.IsNotNull, column.Model.Key)
        {
            Forms = forms, Default = DatabaseText.Of(column.Default, column.Type, isPostgres),
        };
    }
}
