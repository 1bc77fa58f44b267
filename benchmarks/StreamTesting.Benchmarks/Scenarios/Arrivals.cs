using System.Buffers;

namespace StreamTesting.Benchmarks;

/// <summary>Goes over a stream once, with nothing done to its arrivals but what is measured.</summary>
internal static class Arrivals
{
    public static long Count(EventStream stream)
    {
        var count = 0L;
        foreach (var _ in stream)
        {
            count++;
        }

        return count;
    }

    public static long Format(EventStream stream)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        var count = 0L;
        foreach (var arrival in stream)
        {
            buffer.ResetWrittenCount();
            arrival.WriteTo(buffer);
            count++;
        }

        return count;
    }
}
