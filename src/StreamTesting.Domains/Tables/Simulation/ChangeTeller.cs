using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Tells committed transactions as the connector does: one event a record.</summary>
internal sealed class ChangeTeller(TableChanges options, ChangeLog log, ChangeHeaders headers, List<StreamEvent> told)
{
    private const int RowBytes = 24;
    private readonly DebeziumOptions _debezium = options.Debezium;
    private readonly StreamEntity _schemas = new(KeyJson.OfDatabase(options.Debezium), options.Debezium.SchemaTopic);

    /// <summary>Tells the changes of a transaction, in the order in which they were made.</summary>
    /// <returns>Where its last change stands.</returns>
    public LogPosition Tell(OpenTransaction transaction, long ticks)
    {
        var changes = transaction.Changes;
        if (changes.Count == 0)
        {
            return default;
        }

        var (order, number, id) = (0, 0, transaction.Index >= 0
            ? string.Create(CultureInfo.InvariantCulture, $"tx{transaction.Index + 1}/")
            : string.Create(CultureInfo.InvariantCulture, $"signal{-transaction.Index - 1_000}/"));
        var positions = _debezium.IsPostgres ? PostgresPositions(transaction, ticks) : BinlogPositions(changes);
        var tables = new List<TableState>();
        var tellsOf = new Telling(transaction.Index, id, ticks);
        for (var i = 0; i < changes.Count; i++)
        {
            var change = changes[i];
            if (change.Operation == Operation.Truncate && !_debezium.Truncates)
            {
                continue;
            }

            if (order == 0 && _debezium.HasTransactions)
            {
                Mark(tellsOf, ref number, new TransactionMark(false, positions[i], []));
            }

            if (change.Table.Told == 0)
            {
                tables.Add(change.Table);
            }

            Tell(tellsOf, ref number, ref order, change, positions[i]);
        }

        if (order > 0 && _debezium.HasTransactions && (_debezium.IsPostgres || changes[^1].Operation != Operation.Truncate))
        {
            var end = positions[^1] with { Lsn = log.Lsn };
            Mark(tellsOf, ref number, new TransactionMark(true, end, [.. tables.Select(table => KeyValuePair.Create($"{_debezium.Namespace}.{table.Name}", table.Told))]));
        }

        tables.ForEach(table => table.Told = 0);
        log.LastCommitLsn = order > 0 ? log.Lsn : log.LastCommitLsn;
        return positions[^1];
    }

    public void Tell(SchemaStatement statement, string id, long ticks) => told.Add(
        new StreamEvent(id, EventNames.Schema, _schemas, new DateTimeOffset(ticks, TimeSpan.Zero), statement) { Headers = headers.Plain });

    private void Tell(in Telling telling, ref int number, ref int order, PendingChange change, LogPosition position)
    {
        var shape = (change.After ?? change.Before)?.Shape ?? change.Table.Shape;
        if (!change.IsKeyChange)
        {
            var place = new TransactionPlace(++order, ++change.Table.Told);
            var made = new DatabaseChange(shape, change.Before, change.After, position) { Transaction = telling.Transaction, Place = Place(place) };
            Add(telling, ref number, change.Table, change.Operation, change.EntityAfter ?? change.EntityBefore, made, headers.Plain);
            return;
        }

        var gone = new DatabaseChange(shape, change.Before, null, position)
        {
            Transaction = telling.Transaction, IsKeyChange = true, Place = Place(new TransactionPlace(++order, ++change.Table.Told)),
        };
        Add(telling, ref number, change.Table, Operation.Delete, change.EntityBefore, gone, headers.MovedTo(change.EntityAfter!));
        var come = new DatabaseChange(shape, null, change.After, position)
        {
            Transaction = telling.Transaction, IsKeyChange = true, Place = Place(new TransactionPlace(++order, ++change.Table.Told)), Carried = change.Before,
        };
        Add(telling, ref number, change.Table, Operation.Create, change.EntityAfter, come, headers.MovedFrom(change.EntityBefore!));
    }

    private TransactionPlace? Place(TransactionPlace place) => _debezium.HasTransactions ? place : null;

    private void Add(
        in Telling telling, ref int number, TableState table, Operation operation, StreamEntity? entity, DatabaseChange change, IReadOnlyDictionary<string, string?> with)
    {
        var time = new DateTimeOffset(telling.Ticks, TimeSpan.Zero);
        entity ??= table.WithoutKey;
        if (ChangeForm.IsSent(_debezium, operation))
        {
            var payload = ChangeForm.HasValue(_debezium, operation) ? change : null;
            told.Add(new StreamEvent(telling.Next(ref number), table.Names.Of(operation), entity, time, payload) { Operation = operation, Headers = with, SchemaVersion = change.Shape.Version, Transaction = telling.Name });
        }

        if (operation == Operation.Delete && ChangeForm.HasTombstone(_debezium))
        {
            told.Add(new StreamEvent(telling.Next(ref number), EventNames.Tombstone, entity, time, null) { Operation = Operation.Tombstone, Headers = with, SchemaVersion = change.Shape.Version, Transaction = telling.Name });
        }
    }

    private void Mark(in Telling telling, ref int number, TransactionMark mark)
    {
        var entity = new StreamEntity(KeyJson.OfTransaction(_debezium, mark.Position), _debezium.TransactionTopic);
        var type = mark.IsEnd ? EventNames.End : EventNames.Begin;
        told.Add(new StreamEvent(telling.Next(ref number), type, entity, new DateTimeOffset(telling.Ticks, TimeSpan.Zero), mark));
    }

    private LogPosition[] PostgresPositions(OpenTransaction transaction, long ticks)
    {
        log.Append(48);
        var micros = UnixTicks.Micros(ticks);
        return
        [
            .. transaction.Changes.Select(change => new LogPosition(micros) { Lsn = change.Lsn, LastCommitLsn = log.LastCommitLsn, TransactionId = transaction.Id }),
        ];
    }

    private LogPosition[] BinlogPositions(List<PendingChange> changes)
    {
        var positions = new LogPosition[changes.Count];
        var gtid = log.Begin();
        for (var first = 0; first < changes.Count;)
        {
            var end = first + 1;
            while (end < changes.Count && changes[end].Statement == changes[first].Statement && changes[end].Table == changes[first].Table && changes[end].Operation == changes[first].Operation)
            {
                end++;
            }

            var columns = changes[first].Table.Shape.Columns.Length;
            var at = log.AppendRows(35 + ((end - first) * (RowBytes + (8 * columns))));
            for (var i = first; i < end; i++)
            {
                var second = changes[i].Micros - (changes[i].Micros % 1_000_000);
                positions[i] = new LogPosition(second) { File = log.File, Position = at, Row = i - first, Gtid = gtid };
            }

            first = end;
        }

        log.End();
        return positions;
    }

    private readonly record struct Telling(long Transaction, string Id, long Ticks)
    {
        /// <summary>The transaction's name.</summary>
        public string Name { get; } = Id[..^1];

        public string Next(ref int number) => string.Create(CultureInfo.InvariantCulture, $"{Id}{++number}");
    }
}
