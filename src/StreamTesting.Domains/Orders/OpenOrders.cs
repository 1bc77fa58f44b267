namespace StreamTesting.Domains;

/// <summary>The orders that are not over, the one with the earliest next event first: a heap of four children a node.</summary>
internal sealed class OpenOrders
{
    private Entry[] _heap = new Entry[64];

    public int Count { get; private set; }

    public long EarliestSeconds => _heap[0].Seconds;

    public void Add(OrderLife life, OrderStep step)
    {
        if (Count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * Count);
        }

        var added = new Entry(life.SecondsOf(step), life, step);
        var place = Count++;
        while (place > 0)
        {
            var parent = (place - 1) / 4;
            if (!added.IsBefore(_heap[parent]))
            {
                break;
            }

            _heap[place] = _heap[parent];
            place = parent;
        }

        _heap[place] = added;
    }

    public StreamEvent Next()
    {
        var (_, life, step) = _heap[0];
        if (life.After(step) is { } after)
        {
            SiftDown(new Entry(life.SecondsOf(after), life, after));
        }
        else
        {
            var last = _heap[--Count];
            _heap[Count] = default;
            if (Count > 0)
            {
                SiftDown(last);
            }
        }

        return life.EventOf(step);
    }

    private void SiftDown(in Entry entry)
    {
        var heap = _heap;
        var place = 0;
        while (true)
        {
            var first = (4 * place) + 1;
            if (first >= Count)
            {
                break;
            }

            var least = first;
            for (var child = first + 1; child < Math.Min(first + 4, Count); child++)
            {
                least = heap[child].IsBefore(heap[least]) ? child : least;
            }

            if (!heap[least].IsBefore(entry))
            {
                break;
            }

            heap[place] = heap[least];
            place = least;
        }

        heap[place] = entry;
    }

    private readonly record struct Entry(long Seconds, OrderLife Life, OrderStep Step)
    {
        public bool IsBefore(in Entry other) => Seconds != other.Seconds ? Seconds < other.Seconds : Life.Number < other.Life.Number;
    }
}
