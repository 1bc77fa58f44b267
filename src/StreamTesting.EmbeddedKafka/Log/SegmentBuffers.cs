using System.Buffers;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>
/// The buffers of segments. Small ones come from the pool of the process. The largest are the broker's own: the process's pool would keep
/// hundreds of MiB of them when the logs that needed them are long gone, while a few are enough to write log after log into files.
/// Thread-safe.
/// </summary>
internal sealed class SegmentBuffers
{
    public const int LargestSize = 4 * 1024 * 1024;

    private const int Kept = 4;

    private readonly Lock gate = new();
    private readonly Stack<byte[]> free = new(Kept);

    public byte[] Rent(int size)
    {
        if (size < LargestSize)
        {
            return ArrayPool<byte>.Shared.Rent(size);
        }

        lock (gate)
        {
            if (size == LargestSize && free.TryPop(out var buffer))
            {
                return buffer;
            }
        }

        return GC.AllocateUninitializedArray<byte>(size);
    }

    public void Return(byte[] buffer)
    {
        if (buffer.Length < LargestSize)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return;
        }

        lock (gate)
        {
            if (buffer.Length == LargestSize && free.Count < Kept)
            {
                free.Push(buffer);
            }
        }
    }
}
