namespace StreamTesting.Domains;

/// <summary>What waits for its time: a binary heap by the time, and by a number where times are equal. Not thread-safe.</summary>
internal sealed class DueHeap<T>
    where T : class
{
    private Entry[] _heap = new Entry[64];
    private int _count;

    public bool IsEmpty => _count == 0;

    public int Count => _count;

    /// <summary>The least time; there must be one.</summary>
    public long Due => _heap[0].Due;

    /// <summary>What waits for the least time; there must be one.</summary>
    public T First => _heap[0].Item;

    public void Add(long due, long number, T item)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        var place = _count++;
        var entry = new Entry(due, number, item);
        while (place > 0 && entry.IsBefore(_heap[(place - 1) / 2]))
        {
            _heap[place] = _heap[(place - 1) / 2];
            place = (place - 1) / 2;
        }

        _heap[place] = entry;
    }

    /// <summary>Gives the first a later time.</summary>
    public void Replace(long due) => Sink(_heap[0] with { Due = due });

    /// <summary>Takes the first away.</summary>
    public void Remove()
    {
        var last = _heap[--_count];
        _heap[_count] = default;
        if (_count > 0)
        {
            Sink(last);
        }
    }

    private void Sink(Entry entry)
    {
        var heap = _heap.AsSpan(0, _count);
        var place = 0;
        for (var child = 1; child < heap.Length; child = (2 * place) + 1)
        {
            if (child + 1 < heap.Length)
            {
                child += heap[child + 1].IsBefore(heap[child]) ? 1 : 0;
            }

            if (!heap[child].IsBefore(entry))
            {
                break;
            }

            heap[place] = heap[child];
            place = child;
        }

        heap[place] = entry;
    }

    private readonly record struct Entry(long Due, long Number, T Item)
    {
        public bool IsBefore(in Entry other) => Due == other.Due ? Number < other.Number : Due < other.Due;
    }
}
