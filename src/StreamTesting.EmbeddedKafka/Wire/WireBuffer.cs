using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>
/// A growing, pooled buffer for one outgoing frame. Large record batches are not copied into it: they are kept as slices between its own
/// bytes and sent from where they are.
/// </summary>
/// <remarks>Not thread-safe. <see cref="Dispose"/> gives the array back to the pool; slices belong to their owners.</remarks>
internal sealed class WireBuffer : IDisposable
{
    /// <summary>Shorter slices are copied: one more send costs more than moving them.</summary>
    public const int LeastSliceLength = 16 * 1024;

    private readonly List<Slice> _slices = [];
    private byte[] _own;
    private int _length;
    private long _sliced;
    private int _openTaggedFields;

    public WireBuffer(int capacity = 512)
    {
        _own = ArrayPool<byte>.Shared.Rent(capacity);
    }

    private readonly record struct Slice(int Position, ReadOnlyMemory<byte> Data);

    /// <summary>All bytes, with the slices.</summary>
    public int TotalLength => checked((int)(_length + _sliced));

    /// <summary>Makes the buffer empty and keeps its array.</summary>
    public void Clear()
    {
        _length = 0;
        _sliced = 0;
        _openTaggedFields = 0;
        _slices.Clear();
    }

    /// <summary>The next <paramref name="count"/> bytes, to be written at once: the span dies with the next call.</summary>
    public Span<byte> Take(int count)
    {
        int start = _length;
        if (count > _own.Length - start)
        {
            Grow(count);
        }

        _length = start + count;
        return _own.AsSpan(start, count);
    }

    /// <summary>Adds bytes, without a copy when they are many.</summary>
    public void Append(ReadOnlyMemory<byte> data)
    {
        if (data.Length < LeastSliceLength || _openTaggedFields > 0)
        {
            data.Span.CopyTo(Take(data.Length));
            return;
        }

        _slices.Add(new Slice(_length, data));
        _sliced += data.Length;
    }

    /// <summary>Writes over four bytes that were taken before any slice, as a big-endian number.</summary>
    public void PatchInt32(int position, int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(_own.AsSpan(position, 4), value);
    }

    /// <summary>Starts a part whose size has to be put before it.</summary>
    public int BeginSized()
    {
        _openTaggedFields++;
        return _length;
    }

    /// <summary>Ends the part: its size, and room of <paramref name="headSize"/> bytes before it.</summary>
    public Span<byte> EndSized(int mark, int headSize)
    {
        _openTaggedFields--;
        int size = SizeSince(mark);
        Take(headSize);
        _own.AsSpan(mark, size).CopyTo(_own.AsSpan(mark + headSize));
        return _own.AsSpan(mark, headSize);
    }

    /// <summary>Bytes of its own since <paramref name="mark"/>.</summary>
    public int SizeSince(int mark) => _length - mark;

    /// <summary>The frame in order, for a scattered send.</summary>
    public void CollectSegments(List<ReadOnlyMemory<byte>> segments)
    {
        int start = 0;
        foreach (Slice slice in _slices)
        {
            AddOwn(segments, start, slice.Position);
            segments.Add(slice.Data);
            start = slice.Position;
        }

        AddOwn(segments, start, _length);
    }

    /// <summary>Sends the frame, each part from where it is.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    public async ValueTask WriteToAsync(Stream stream, CancellationToken cancel = default)
    {
        int start = 0;
        foreach (Slice slice in _slices)
        {
            await WriteOwnAsync(stream, start, slice.Position, cancel).ConfigureAwait(false);
            await stream.WriteAsync(slice.Data, cancel).ConfigureAwait(false);
            start = slice.Position;
        }

        await WriteOwnAsync(stream, start, _length, cancel).ConfigureAwait(false);
    }

    /// <summary>A copy of the whole frame.</summary>
    public byte[] ToArray()
    {
        var segments = new List<ReadOnlyMemory<byte>>();
        CollectSegments(segments);
        byte[] all = new byte[TotalLength];
        int position = 0;
        foreach (ReadOnlyMemory<byte> segment in segments)
        {
            segment.CopyTo(all.AsMemory(position));
            position += segment.Length;
        }

        return all;
    }

    public void Dispose()
    {
        byte[] own = _own;
        _own = [];
        Clear();
        if (own.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(own);
        }
    }

    private ValueTask WriteOwnAsync(Stream stream, int start, int end, CancellationToken cancel)
    {
        return end > start ? stream.WriteAsync(_own.AsMemory(start, end - start), cancel) : ValueTask.CompletedTask;
    }

    private void AddOwn(List<ReadOnlyMemory<byte>> segments, int start, int end)
    {
        if (end > start)
        {
            segments.Add(_own.AsMemory(start, end - start));
        }
    }

    private void Grow(int count)
    {
        long wanted = Math.Max((long)_length + count, Math.Min(_own.Length * 2L, Array.MaxLength));
        byte[] larger = ArrayPool<byte>.Shared.Rent(checked((int)wanted));
        _own.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_own);
        _own = larger;
    }
}
