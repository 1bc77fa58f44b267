using System.Buffers;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>The bytes of one frame behind its length, in a pooled array.</summary>
/// <remarks>Slices that a message holds die with <see cref="Dispose"/>.</remarks>
internal sealed class Frame : IDisposable
{
    private byte[]? _array;
    private readonly int _length;

    public Frame(byte[] pooled, int length)
    {
        _array = pooled;
        _length = length;
    }

    public ReadOnlyMemory<byte> Memory => new(_array ?? throw new ObjectDisposedException(nameof(Frame)), 0, _length);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _array, null) is { } array)
        {
            ArrayPool<byte>.Shared.Return(array);
        }
    }
}
