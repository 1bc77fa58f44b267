namespace StreamTesting;

/// <summary>
/// The windows of fixed size that are kept, by their starts: until they are closed, or until their store drops them, by itself or with its
/// segment. What the store counts from is forgotten at a restart, its content is not. Source: Kafka Streams' <c>InMemoryWindowStore</c> and
/// <c>RocksDBWindowStore</c> over <c>AbstractSegments</c>.
/// </summary>
internal sealed class WindowShelf
{
    private readonly Dictionary<long, WindowSlot> _slots = [];
    private readonly PriorityQueue<WindowSlot, long> _oldest = new();
    private readonly StoreRules? _store;
    private readonly long _retention;
    private long _latestStart = long.MinValue;

    public WindowShelf(EngineProfile profile, long size)
    {
        _store = profile.Windows.KeptByStore ? profile.Store ?? new StoreRules() : null;
        _retention = _store?.Retention ?? size + profile.Windows.AllowedLateness;
    }

    public IEnumerable<WindowSlot> All => _slots.Values;

    public WindowSlot this[long start] => _slots[start];

    public WindowSlot Of(long start, long end)
    {
        if (_store is not null && start > _latestStart)
        {
            _latestStart = start;
            DropOld();
        }

        if (!_slots.TryGetValue(start, out var slot))
        {
            _slots[start] = slot = new WindowSlot(start, end);
            if (_store is not null)
            {
                _oldest.Enqueue(slot, start);
            }
        }

        return slot;
    }

    /// <summary>The slot is closed; true if what it held can be read back.</summary>
    public bool Close(WindowSlot slot)
    {
        if (_store is null)
        {
            return _slots.Remove(slot.Start);
        }

        var behind = _latestStart == long.MinValue ? long.MinValue : _latestStart - _retention;
        return !slot.Forgotten && (_store.KeepsAtRetention ? slot.Start >= behind : slot.Start > behind);
    }

    public void Restart() => _latestStart = long.MinValue;

    private void DropOld()
    {
        var behind = _latestStart - _retention;
        var least = _store!.SegmentOf(_retention) is { } interval ? behind / interval * interval : behind + 1;
        while (_oldest.TryPeek(out var slot, out var start) && start < least)
        {
            _oldest.Dequeue();
            slot.Forgotten = true;
            _slots.Remove(start);
        }
    }
}
