namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>A segment in one pooled buffer. Everything but <see cref="Segment.Release"/> happens under the log's lock.</summary>
internal sealed class MemorySegment : Segment
{
    private readonly MemoryBudget budget;
    private readonly byte[] buffer;
    private BatchEntry[] entries = new BatchEntry[4];

    private MemorySegment(byte[] buffer, MemoryBudget budget)
    {
        this.buffer = buffer;
        this.budget = budget;
    }

    public override long LastOffset => entries[Count - 1].LastOffset;

    public ReadOnlySpan<BatchEntry> Entries => entries.AsSpan(0, Count);

    public ReadOnlySpan<byte> Bytes => buffer.AsSpan(0, Written);

    /// <summary>Takes a buffer of at least the given size, or nothing when the budget does not allow it.</summary>
    public static MemorySegment? TryRent(int size, MemoryBudget budget)
    {
        var buffer = budget.Buffers.Rent(size);
        if (budget.TryReserve(buffer.Length))
        {
            return new MemorySegment(buffer, budget);
        }

        budget.Buffers.Return(buffer);
        return null;
    }

    /// <summary>Takes a buffer even where the budget does not allow it: for the few bytes without which a transaction could not end.</summary>
    public static MemorySegment Rent(int size, MemoryBudget budget)
    {
        var buffer = budget.Buffers.Rent(size);
        budget.Reserve(buffer.Length);
        return new MemorySegment(buffer, budget);
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

    public override BatchEntry EntryAt(int index) => entries[index];

    public override LogSlice Slice(int start, int end)
    {
        Acquire();
        return new LogSlice(this, buffer.AsMemory(start, end - start));
    }

    public override SegmentView Open() => new(buffer, Written, entries, Count, isPooled: false);

    public override int NextByTime(int from, long timestampMs)
    {
        while (from < Count && entries[from].MaxTimestamp < timestampMs)
        {
            from++;
        }

        return from;
    }

    protected override void Free()
    {
        budget.Release(buffer.Length);
        budget.Buffers.Return(buffer);
    }
}
