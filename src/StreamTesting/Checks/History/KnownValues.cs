namespace StreamTesting;

/// <summary>The values of the newest records of a partition, by offset and by id; and the ids that must not be read.</summary>
internal sealed class KnownValues(int horizon)
{
    private const int MostTransactions = 64;
    private readonly Dictionary<long, string> _ids = [];
    private readonly Dictionary<string, HistoryRecord> _places = new(StringComparer.Ordinal);
    private readonly Queue<long> _order = new();
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly Queue<string> _failedOrder = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<(long Offset, string? Id)>> _sentBy = new(StringComparer.Ordinal);
    private readonly Queue<string> _transactions = new();

    public string? At(long offset) => _ids.GetValueOrDefault(offset);

    public long? Of(string id) => _places.TryGetValue(id, out var record) ? record.Offset : null;

    public bool HasFailed(string id) => _failed.Contains(id);

    public void Put(HistoryRecord record, string id)
    {
        if (_ids.TryAdd(record.Offset, id))
        {
            _order.Enqueue(record.Offset);
            _places.TryAdd(id, record);
        }

        if (_order.Count > horizon)
        {
            var oldest = _order.Dequeue();
            if (_ids.Remove(oldest, out var gone) && _places.TryGetValue(gone, out var place) && place.Offset == oldest)
            {
                _places.Remove(gone);
                _read.Remove(gone);
            }
        }
    }

    public void NoteRead(HistoryRecord record)
    {
        if (record.Id is { } id && _places.ContainsKey(id))
        {
            _read.Add(id);
        }
    }

    /// <summary>Notes that an id was not sent, and gives where it was read already, if it was.</summary>
    public HistoryRecord? Fail(string id)
    {
        if (_failed.Add(id))
        {
            _failedOrder.Enqueue(id);
        }

        if (_failedOrder.Count > horizon)
        {
            _failed.Remove(_failedOrder.Dequeue());
        }

        return _read.Contains(id) ? _places[id] : null;
    }

    public void NoteSent(string transaction, HistoryRecord record)
    {
        if (!_sentBy.TryGetValue(transaction, out var sent))
        {
            _sentBy[transaction] = sent = [];
            _transactions.Enqueue(transaction);
        }

        if (sent.Count < horizon)
        {
            sent.Add((record.Id is null ? record.Offset : -1, record.Id));
        }

        if (_transactions.Count > MostTransactions)
        {
            _sentBy.Remove(_transactions.Dequeue());
        }
    }

    public bool WasSentBy(string transaction, HistoryRecord record) =>
        _sentBy.TryGetValue(transaction, out var sent) && sent.Contains((record.Id is null ? record.Offset : -1, record.Id));

    public void EndTransaction(string transaction) => _sentBy.Remove(transaction);
}
