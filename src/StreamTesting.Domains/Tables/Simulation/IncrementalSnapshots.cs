using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>
/// Incremental snapshots: the tables are read chunk by chunk while transactions go on. Each chunk is read while its window is open; a row of which the stream tells until the window
/// closes is not told from the chunk.
/// </summary>
internal sealed class IncrementalSnapshots
{
    private readonly TableChanges _options;
    private readonly TableSet _tables;
    private readonly ChangeHeaders _headers;
    private readonly List<StreamEvent> _told;
    private readonly Queue<TableState> _left = new();
    private readonly SignalTable _signals;
    private readonly Seed _seed;
    private RandomSource _random;
    private ChunkWindow? _window;
    private TableState? _table;
    private RowImage? _lastRead;
    private RowImage? _lastOfAll;
    private int _commitsLeft;
    private int _begun;
    private long _number;

    public IncrementalSnapshots(
        TableChanges options, TableSet tables, ChangeLog log, ChangeTeller teller, ChangeHeaders headers, Seed seed, List<StreamEvent> told)
    {
        _options = options;
        _tables = tables;
        _headers = headers;
        _told = told;
        _seed = seed;
        _signals = new SignalTable(options, log, teller);
    }

    public TableState Signals => _signals.Table;

    /// <summary>Whether no window is open.</summary>
    public bool IsClosed => _window is null;

    /// <summary>Goes on where it is time to.</summary>
    /// <param name="begun">How many transactions have begun.</param>
    /// <param name="ticks">What time it is.</param>
    /// <param name="open">The open transactions.</param>
    /// <param name="isLast">Whether there are no transactions any more, so that nothing is waited for.</param>
    /// <returns>Whether something was done.</returns>
    public bool Step(long begun, long ticks, List<OpenTransaction> open, bool isLast)
    {
        if (_begun < _options.IncrementalSnapshots && _table is null && _left.Count == 0 && begun * (_options.IncrementalSnapshots + 1) >= (_begun + 1) * _options.Transactions)
        {
            Begin(ticks);
            return true;
        }

        if (_commitsLeft > 0 && !isLast)
        {
            return false;
        }

        if (_window is not null)
        {
            Close(ticks);
            return true;
        }

        if (_table is null && !_left.TryDequeue(out _table))
        {
            return false;
        }

        OpenWindow(_table, ticks, open);
        return true;
    }

    /// <summary>Takes what the stream tells of out of the open window.</summary>
    public void Saw(OpenTransaction transaction)
    {
        _commitsLeft -= transaction.Changes.Count > 0 ? 1 : 0;
        _window?.Saw(transaction);
    }

    private void Begin(long ticks)
    {
        _random = _seed.Random(_begun++);
        foreach (var table in _tables.All.Where(table => table.Shape.Key.Length > 0).OrderBy(table => table.Name, StringComparer.Ordinal))
        {
            _left.Enqueue(table);
        }

        var names = string.Join(',', _left.Select(table => $"\"{_options.Debezium.Namespace}.{table.Name}\""));
        _signals.Insert(string.Create(CultureInfo.InvariantCulture, $"s{_begun}"), "execute-snapshot", $$"""{"data-collections":[{{names}}],"type":"incremental"}""", ticks);
        _commitsLeft = (int)_random.NextInRange(0, _options.MostInWindow);
    }

    private void OpenWindow(TableState table, long ticks, List<OpenTransaction> open)
    {
        var rows = ChunkWindow.Committed(table, open);
        _lastOfAll ??= rows.Count > 0 ? rows[^1].Row : null;
        List<(StreamEntity Entity, RowImage Row)> chunk =
        [
            .. rows.Where(row => (_lastRead is null || RowOrder.Compare(table.Shape, row.Row, _lastRead) > 0) && RowOrder.Compare(table.Shape, row.Row, _lastOfAll!) <= 0).Take(_options.ChunkSize),
        ];
        _window = new ChunkWindow(table, chunk, _random.NextGuid(), ticks);
        _signals.Open(_window, ticks);
        _commitsLeft = (int)_random.NextInRange(0, _options.MostInWindow);
        _lastRead = chunk.Count > 0 ? chunk[^1].Row : null;
        if (chunk.Count == 0)
        {
            (_table, _lastOfAll) = (null, null);
        }
    }

    private void Close(long ticks)
    {
        var window = _window!;
        _window = null;
        var micros = UnixTicks.Micros(ticks);
        var place = _told.Count;
        var position = _signals.Close(window, ticks);
        List<StreamEvent> read = [.. window.Rows.Select(row => Read(window.Table, row.Entity, row.Row, position with { Micros = micros }, ticks))];
        _told.InsertRange(place, read);
        _commitsLeft = (int)_random.NextInRange(0, _options.MostInWindow);
    }

    private StreamEvent Read(TableState table, StreamEntity entity, RowImage row, LogPosition position, long ticks)
    {
        var at = _options.Debezium.IsPostgres ? new LogPosition(position.Micros) { LastCommitLsn = position.Lsn } : position with { Row = 0 };
        var change = new DatabaseChange(row.Shape, null, row, at) { Snapshot = "incremental" };
        var id = string.Create(CultureInfo.InvariantCulture, $"incremental/{++_number}");
        return new StreamEvent(id, table.Names.Read, entity, new DateTimeOffset(ticks, TimeSpan.Zero), change)
        {
            Operation = Operation.Read, Headers = _headers.Plain, SchemaVersion = row.Shape.Version,
        };
    }
}
