namespace StreamTesting.Kafka;

/// <summary>How fast a group commits: over the last seconds of a watch.</summary>
internal sealed class CommitRate(TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);
    private readonly Queue<(long At, long Committed)> _looks = new();
    private readonly long _started = time.GetTimestamp();
    private long? _first;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>How many offsets were committed since the watch began.</summary>
    public long Committed { get; private set; }

    /// <summary>Takes a look, and says how many offsets were committed a second since the oldest that counts; null at the first.</summary>
    public double? Look(IReadOnlyList<GroupLag> topics)
    {
        var now = time.GetTimestamp();
        var committed = topics.Sum(topic => topic.Partitions.Sum(partition => Math.Clamp(partition.Committed ?? partition.Start, partition.Start, partition.End)));
        _first ??= committed;
        Committed = committed - _first.Value;
        while (_looks.Count > 1 && time.GetElapsedTime(_looks.Peek().At, now) > Window)
        {
            _looks.Dequeue();
        }

        double? rate = _looks.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At, now) is { Ticks: > 0 } passed ? Math.Max(0, committed - oldest.Committed) / passed.TotalSeconds : null;
        _looks.Enqueue((now, committed));
        return rate;
    }
}
