namespace StreamTesting;

/// <summary>The open windows of one partition, by their starts.</summary>
internal sealed class OpenShelf
{
    private readonly Dictionary<long, OpenSlot> _slots = [];
    private readonly PriorityQueue<OpenSlot, (long End, long Start)> _queue = new();
    private OpenSlot? _last;

    public OpenSlot Of(long start, long end)
    {
        if (_last?.Start == start)
        {
            return _last;
        }

        if (!_slots.TryGetValue(start, out var slot))
        {
            _slots[start] = slot = new OpenSlot(start, end);
            _queue.Enqueue(slot, (end, start));
        }

        return _last = slot;
    }

    public OpenWindow? Find(long start, string key) => _slots.TryGetValue(start, out var slot) ? slot.Windows.GetValueOrDefault(key) : null;

    public bool TryPeek(out long end)
    {
        var any = _queue.TryPeek(out var slot, out _);
        end = slot?.End ?? 0;
        return any;
    }

    public OpenSlot Dequeue()
    {
        var slot = _queue.Dequeue();
        _slots.Remove(slot.Start);
        _last = _last == slot ? null : _last;
        return slot;
    }
}
