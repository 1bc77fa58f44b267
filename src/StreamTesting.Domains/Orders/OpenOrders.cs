namespace StreamTesting.Domains;

/// <summary>The orders whose next step lies ahead: a binary heap by its time, and by the order's number where times are equal.</summary>
internal sealed class OpenOrders
{
    private (long Due, OrderLife Life)[] _heap = new (long, OrderLife)[64];
    private int _count;

    public bool IsEmpty => _count == 0;

    public long Due => _heap[0].Due;

    public OrderLife First => _heap[0].Life;

    public void Add(OrderLife life)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        var place = _count++;
        var entry = (life.Due, life);
        while (place > 0 && IsBefore(entry, _heap[(place - 1) / 2]))
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _heap[place] = entry;
    }

    /// <summary>Puts the first order where it belongs now that it has taken a step.</summary>
    public void Replace()
    {
        var life = _heap[0].Life;
        if (!life.IsOver)
        {
            Sink((life.Due, life));
            return;
        }

        var last = _heap[--_count];
        _heap[_count] = default;
        if (_count > 0)
        {
            Sink(last);
        }
    }

    private static bool IsBefore((long Due, OrderLife Life) a, (long Due, OrderLife Life) b) =>
        a.Due == b.Due ? a.Life.Index < b.Life.Index : a.Due < b.Due;

    private void Sink((long Due, OrderLife Life) entry)
    {
        var heap = _heap.AsSpan(0, _count);
        var place = 0;
        for (var child = 1; child < heap.Length; child = (2 * place) + 1)
        {
            if (child + 1 < heap.Length)
            {
                child += IsBefore(heap[child + 1], heap[child]) ? 1 : 0;
            }

            if (!IsBefore(heap[child], entry))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = entry;
    }
}
