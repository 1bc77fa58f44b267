using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Tells the rows that are there before the stream begins, as the initial snapshot reads them.</summary>
internal sealed class SnapshotReader(TableChanges options, TableSet tables, ChangeLog log, ChangeHeaders headers, List<StreamEvent> told)
{
    public void ReadAll(long ticks)
    {
        var position = PositionAt(ticks);
        List<TableState> filled = [.. tables.All.Where(table => table.Rows.Count > 0).OrderBy(table => table.Name, StringComparer.Ordinal)];
        var number = 0;
        for (var t = 0; t < filled.Count; t++)
        {
            List<LiveRow> rows = [.. filled[t].Rows.Order(RowOrder.Of(filled[t].Shape))];
            for (var r = 0; r < rows.Count; r++)
            {
                var change = new DatabaseChange(filled[t].Shape, null, rows[r].Image, position)
                {
                    Snapshot = Marker(t == 0, t == filled.Count - 1, r == 0, r == rows.Count - 1),
                };
                var id = string.Create(CultureInfo.InvariantCulture, $"snapshot/{++number}");
                told.Add(new StreamEvent(id, filled[t].Names.Read, rows[r].Entity, new DateTimeOffset(ticks, TimeSpan.Zero), change)
                {
                    Operation = Operation.Read, Headers = headers.Plain, SchemaVersion = filled[t].Shape.Version,
                });
            }
        }
    }

    private static string Marker(bool isFirstTable, bool isLastTable, bool isFirst, bool isLast) =>
        isLast && isLastTable ? "last"
        : isFirst && isFirstTable ? "first"
        : isLast ? "last_in_data_collection"
        : isFirst ? "first_in_data_collection" : "true";

    private LogPosition PositionAt(long ticks)
    {
        var micros = UnixTicks.Micros(ticks);
        if (!options.Debezium.IsPostgres)
        {
            return new LogPosition(micros - (micros % 1_000_000)) { File = log.File, Position = log.Position };
        }

        return new LogPosition(micros) { Lsn = log.Append(40), TransactionId = log.TakeTransactionId() };
    }
}
