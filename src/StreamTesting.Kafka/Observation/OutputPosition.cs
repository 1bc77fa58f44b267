namespace StreamTesting.Kafka;

/// <summary>How far an output topic has been read, and when something last came. Written by the reader, asked by the one who waits.</summary>
internal sealed class OutputPosition(IReadOnlyList<long> starts, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly long[] _next = [.. starts];
    private long _count;
    private long _lastCame = time.GetTimestamp();

    public long Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>A record was read.</summary>
    public void Came(int partition, long offset)
    {
        lock (_lock)
        {
            _next[partition] = offset + 1;
            _count++;
            _lastCame = time.GetTimestamp();
        }
    }

    /// <summary>The end of a partition was reached. It lies above the last record by the transaction markers that follow it.</summary>
    public void EndReached(int partition, long end)
    {
        lock (_lock)
        {
            _next[partition] = Math.Max(_next[partition], end);
        }
    }

    public bool HasReached(IReadOnlyDictionary<int, long> ends)
    {
        lock (_lock)
        {
            return ends.All(end => _next[end.Key] >= end.Value);
        }
    }

    /// <summary>How long nothing came, counted from a moment at the earliest.</summary>
    public TimeSpan QuietSince(long moment)
    {
        lock (_lock)
        {
            return time.GetElapsedTime(Math.Max(moment, _lastCame));
        }
    }

    public IReadOnlyList<long> Next()
    {
        lock (_lock)
        {
            return [.. _next];
        }
    }
}
