using System.Buffers;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Bytes of a log, lent to a reader: those of a segment, or a pooled copy. Released exactly once; afterwards the bytes may be anything.</summary>
internal readonly struct LogSlice
{
    private readonly object? owner;

    public LogSlice(Segment segment, ReadOnlyMemory<byte> bytes)
    {
        (owner, Bytes) = (segment, bytes);
    }

    public LogSlice(byte[] pooled, int length)
    {
        (owner, Bytes) = (pooled, pooled.AsMemory(0, length));
    }

    public ReadOnlyMemory<byte> Bytes { get; }

    public void Release()
    {
        if (owner is Segment segment)
        {
            segment.Release();
        }
        else if (owner is byte[] pooled)
        {
            ArrayPool<byte>.Shared.Return(pooled);
        }
    }
}
