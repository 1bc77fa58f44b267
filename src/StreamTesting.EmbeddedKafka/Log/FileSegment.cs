using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>A segment in a file, with its entries behind its batches. It never changes, so that whoever holds a reference reads without a lock.</summary>
internal sealed class FileSegment : Segment
{
    private const int EntriesAtOnce = 128;

    private readonly SegmentFile file;
    private readonly long position;

    /// <param name="file">The file, already acquired for this segment.</param>
    /// <param name="position">Where in it the segment begins.</param>
    /// <param name="source">What was written there.</param>
    public FileSegment(SegmentFile file, long position, MemorySegment source)
    {
        (this.file, this.position) = (file, position);
        (Count, Written, MaxTimestamp, LastOffset) = (source.Count, source.Written, source.MaxTimestamp, source.LastOffset);
    }

    public override long LastOffset { get; }

    public override BatchEntry EntryAt(int index)
    {
        BatchEntry entry = default;
        ReadEntries(index, new Span<BatchEntry>(ref entry));
        return entry;
    }

    public override LogSlice Slice(int start, int end)
    {
        var pooled = Read(start, end - start);
        return new LogSlice(pooled, end - start);
    }

    public override SegmentView Open()
    {
        var entries = ArrayPool<BatchEntry>.Shared.Rent(Count);
        try
        {
            ReadEntries(0, entries.AsSpan(0, Count));
            return new SegmentView(Read(0, Written), Written, entries, Count, isPooled: true);
        }
        catch
        {
            ArrayPool<BatchEntry>.Shared.Return(entries);
            throw;
        }
    }

    public override int NextByTime(int from, long timestampMs)
    {
        Span<BatchEntry> some = stackalloc BatchEntry[EntriesAtOnce];
        for (; from < Count; from += some.Length)
        {
            some = some[..Math.Min(some.Length, Count - from)];
            ReadEntries(from, some);
            for (var i = 0; i < some.Length; i++)
            {
                if (some[i].MaxTimestamp >= timestampMs)
                {
                    return from + i;
                }
            }
        }

        return Count;
    }

    protected override void Free() => file.Release();

    private void ReadEntries(int index, Span<BatchEntry> entries) =>
        file.Read(position + Written + ((long)index * Unsafe.SizeOf<BatchEntry>()), MemoryMarshal.AsBytes(entries));

    private byte[] Read(int start, int length)
    {
        var pooled = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            file.Read(position + start, pooled.AsSpan(0, length));
            return pooled;
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(pooled);
            throw;
        }
    }
}
