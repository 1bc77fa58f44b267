using System.Buffers;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>The bytes of one frame behind its length, in a pooled array.</summary>
/// <remarks>Slices that a message holds die with <see cref="Dispose"/>.</remarks>
internal sealed class Frame : IDisposable
{
    private readonly int _length;
    private readonly StringCache? _strings;
    private byte[]? _array;

    public Frame(byte[] pooled, int length, StringCache? strings = null)
    {
        _array = pooled;
        _length = length;
        _strings = strings;
    }

    public ReadOnlyMemory<byte> Memory => new(_array ?? throw new ObjectDisposedException(nameof(Frame)), 0, _length);

    /// <summary>A reader at the start, which finds strings of earlier frames of the connection again.</summary>
    public WireReader CreateReader() => new(Memory, _strings);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
