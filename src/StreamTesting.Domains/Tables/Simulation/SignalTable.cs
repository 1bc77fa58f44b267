using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>The table of signals, into which the connector itself writes where windows open and close.</summary>
internal sealed class SignalTable
{
    private readonly ChangeLog _log;
    private readonly ChangeTeller _teller;
    private readonly bool _isPostgres;
    private long _number = -1_000;

    public SignalTable(TableChanges options, ChangeLog log, ChangeTeller teller)
    {
        _log = log;
        _teller = teller;
        _isPostgres = options.Debezium.IsPostgres;
        var model = Tables.Table(TableTopics.Signals).Key("id", "varchar(64)").Column("type", "varchar(32)").Column("data", "text");
        Table = new TableState(TableLayout.Of(options with { Tables = [model] })[0]);
    }

    public TableState Table { get; }

    public void Open(ChunkWindow window, long ticks) =>
        Insert($"{window.Id}-open", "snapshot-window-open", $$"""{"openWindowTimestamp": "{{Nanos(window.OpenTicks)}}"}""", ticks);

    /// <summary>Notes that a window closes.</summary>
    /// <returns>Where the note stands.</returns>
    public LogPosition Close(ChunkWindow window, long ticks) => Insert(
        $"{window.Id}-close",
        "snapshot-window-close",
        $$"""{"openWindowTimestamp": "{{Nanos(window.OpenTicks)}}", "closeWindowTimestamp": "{{Nanos(ticks)}}"}""",
        ticks);

    public LogPosition Insert(string id, string type, string data, long ticks)
    {
        var image = new RowImage(Table.Shape, [id, type, data]);
        var row = new LiveRow { Image = image, Entity = KeyJson.EntityOf(Table, image) };
        Table.Add(row);
        var transaction = new OpenTransaction(--_number);
        var lsn = 0L;
        if (_isPostgres)
        {
            transaction.Id = _log.TakeTransactionId();
            lsn = _log.Append(330);
        }

        transaction.Changes.Add(new PendingChange(Table, Operation.Create, row) { After = image, EntityAfter = row.Entity, Lsn = lsn, Micros = UnixTicks.Micros(ticks) });
        TransactionEnd.Commit(transaction);
        return _teller.Tell(transaction, ticks);
    }

    private static string Nanos(long ticks) => new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'", CultureInfo.InvariantCulture);
}
