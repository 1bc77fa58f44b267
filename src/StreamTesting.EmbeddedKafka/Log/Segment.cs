using System.Buffers;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// A run of whole batches in one pooled buffer. The log holds one reference, every slice handed to a reader another; the buffer goes
/// back to the pool with the last. Appends and <see cref="Slice"/> happen under the log's lock, releases anywhere.
/// </summary>
internal sealed class Segment
{
    private readonly MemoryBudget budget;
    private readonly byte[] buffer;
    private BatchEntry[] entries = new BatchEntry[4];
    private int references = 1;

    private Segment(byte[] buffer, MemoryBudget budget)
    {
        this.buffer = buffer;
        this.budget = budget;
    }

    public int Count { get; private set; }

    public int Written { get; private set; }

    public long MaxTimestamp { get; private set; } = long.MinValue;

    public long LastOffset => entries[Count - 1].LastOffset;

    public ReadOnlySpan<BatchEntry> Entries => entries.AsSpan(0, Count);

    /// <summary>Takes a buffer of at least the given size, or nothing when the budget does not allow it.</summary>
    public static Segment? TryRent(int size, MemoryBudget budget)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        if (budget.TryReserve(buffer.Length))
        {
            return new Segment(buffer, budget);
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return null;
    }

    /// <summary>Takes a buffer even where the budget does not allow it: for the few bytes without which a transaction could not end.</summary>
    public static Segment Rent(int size, MemoryBudget budget)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(size);
        budget.Reserve(buffer.Length);
        return new Segment(buffer, budget);
    }

    public bool Fits(int length) => length <= buffer.Length - Written;

    /// <summary>Copies a batch to the end; the header is still the sender's.</summary>
    public Span<byte> Copy(ReadOnlySpan<byte> batch)
    {
        var target = buffer.AsSpan(Written, batch.Length);
        batch.CopyTo(target);
        return target;
    }

    /// <summary>Makes the batch copied last part of the segment.</summary>
    public void Commit(long baseOffset, int lastOffsetDelta, long maxTimestamp, int length)
    {
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Count * 2);
        }

        entries[Count++] = new BatchEntry(baseOffset, maxTimestamp, Written, lastOffsetDelta);
        MaxTimestamp = Math.Max(MaxTimestamp, maxTimestamp);
        Written += length;
    }

    public int EndOf(int index) => index + 1 < Count ? entries[index + 1].Position : Written;

    public Span<byte> BytesOf(int index) => buffer.AsSpan(entries[index].Position, EndOf(index) - entries[index].Position);

    /// <summary>The first batch that ends at or after the offset.</summary>
    public int IndexOf(long offset)
    {
        var (low, high) = (0, Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (entries[middle].LastOffset < offset)
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

    /// <summary>Hands out bytes, which stay valid until the slice is released.</summary>
    public LogSlice Slice(int start, int end)
    {
        Interlocked.Increment(ref references);
        return new LogSlice(this, buffer.AsMemory(start, end - start));
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref references) == 0)
        {
            budget.Release(buffer.Length);
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
