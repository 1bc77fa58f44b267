using System.Buffers;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The batches of a segment, all at once.</summary>
internal readonly struct SegmentView(byte[] buffer, int written, BatchEntry[] entries, int count, bool isPooled) : IDisposable
{
    public int Count => count;

    public ReadOnlySpan<BatchEntry> Entries => entries.AsSpan(0, count);

    public int LengthOf(int index) => (index + 1 < count ? entries[index + 1].Position : written) - entries[index].Position;

    public Span<byte> BytesOf(int index) => buffer.AsSpan(entries[index].Position, LengthOf(index));

    public void Dispose()
    {
        if (isPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<BatchEntry>.Shared.Return(entries);
        }
    }
}
