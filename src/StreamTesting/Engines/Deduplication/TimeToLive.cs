namespace StreamTesting;

/// <summary>
/// Forgets keys by processing time: one is gone exactly when its time to live has passed since it was written last. Source: Flink's
/// <c>TtlUtils.expired</c>.
/// </summary>
internal sealed class TimeToLive<TKey>(long? length)
    where TKey : notnull
{
    private readonly Dictionary<TKey, long> _ends = [];
    private readonly PriorityQueue<TKey, long> _queue = new();

    public void Written(TKey key, long now)
    {
        if (length is not { } keep)
        {
            return;
        }

        var end = now > long.MaxValue - keep ? long.MaxValue : now + keep;
        if (!_ends.ContainsKey(key))
        {
            _queue.Enqueue(key, end);
        }

        _ends[key] = end;
    }

    public void Forget(TKey key) => _ends.Remove(key);

    /// <summary>Those gone at a reading of the clock, each once.</summary>
    public IEnumerable<TKey> Expired(long now)
    {
        while (_queue.TryPeek(out var key, out var look) && look <= now)
        {
            _queue.Dequeue();
            if (!_ends.TryGetValue(key, out var end))
            {
                continue;
            }

            if (end > now)
            {
                _queue.Enqueue(key, end);
                continue;
            }

            _ends.Remove(key);
            yield return key;
        }
    }
}
