namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Counts the bytes that all segments of a broker take in memory against one limit, and has their buffers. Thread-safe.</summary>
internal sealed class MemoryBudget(long limit)
{
    private long used;

    public long Limit { get; } = limit;

    public SegmentBuffers Buffers { get; } = new();

    public long Used => Interlocked.Read(ref used);

    public bool TryReserve(long bytes)
    {
        var before = Interlocked.Read(ref used);
        while (bytes <= Limit - before)
        {
            var seen = Interlocked.CompareExchange(ref used, before + bytes, before);
            if (seen == before)
            {
                return true;
            }

            before = seen;
        }

        return false;
    }

    /// <summary>Counts bytes whatever the limit says.</summary>
    public void Reserve(long bytes) => Interlocked.Add(ref used, bytes);

    public void Release(long bytes) => Interlocked.Add(ref used, -bytes);
}
