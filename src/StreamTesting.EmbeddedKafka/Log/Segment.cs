namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// A run of whole batches, in memory while it is written and, with segments in files, in a file afterwards. The log holds one reference,
/// readers hold others; what the segment takes is given back with the last.
/// </summary>
internal abstract class Segment
{
    private int references = 1;

    public int Count { get; protected set; }

    public int Written { get; protected set; }

    public long MaxTimestamp { get; protected set; } = long.MinValue;

    public abstract long LastOffset { get; }

    public abstract BatchEntry EntryAt(int index);

    /// <summary>Hands out bytes, which stay valid until the slice is released.</summary>
    public abstract LogSlice Slice(int start, int end);

    /// <summary>All batches at once, for who looks through them; disposed before the segment is released.</summary>
    public abstract SegmentView Open();

    /// <summary>The first batch from the given one on whose greatest time is at least the given one; <see cref="Count"/> if there is none.</summary>
    public abstract int NextByTime(int from, long timestampMs);

    public int EndOf(int index) => index + 1 < Count ? EntryAt(index + 1).Position : Written;

    /// <summary>The first batch that ends at or after the offset.</summary>
    public int IndexOf(long offset)
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (EntryAt(middle).LastOffset < offset)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The last batch of the given ones that ends at or before the position; the first of them if none does.</summary>
    public int LastEndingBy(int position, int first, int last)
    {
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            if (EndOf(middle) <= position)
            {
                first = middle;
            }
            else
            {
                last = middle - 1;
            }
        }

        return first;
    }

    public void Acquire() => Interlocked.Increment(ref references);

    public void Release()
    {
        if (Interlocked.Decrement(ref references) == 0)
        {
            Free();
        }
    }

    protected abstract void Free();
}
