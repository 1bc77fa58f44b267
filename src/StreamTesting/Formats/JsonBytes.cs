using System.Buffers;

namespace StreamTesting;

/// <summary>The bytes of a value, to be written and then changed in place: all that is not named in a change stays as it is, byte for byte.</summary>
internal sealed class JsonBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(sizeHint, 1));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public void Clear() => Length = 0;

    public void Set(ReadOnlySpan<byte> bytes)
    {
        Length = 0;
        this.Write(bytes);
    }

    /// <summary>Puts other bytes in the place of some.</summary>
    public void Splice(int start, int end, ReadOnlySpan<byte> with)
    {
        var change = with.Length - (end - start);
        Reserve(Math.Max(change, 0));
        _bytes.AsSpan(end, Length - end).CopyTo(_bytes.AsSpan(end + change));
        with.CopyTo(_bytes.AsSpan(start));
        Length += change;
    }

    public void Cut(int length) => Length = Math.Min(Length, length);

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        Length = 0;
    }

    private void Reserve(int more)
    {
        if (Length + more <= _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + more, 2 * _bytes.Length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
