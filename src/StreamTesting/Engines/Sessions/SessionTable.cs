namespace StreamTesting;

/// <summary>
/// The sessions of all keys. With a store's rules, a session is found only while its end is less than the retention behind the greatest end
/// written, and is dropped when the store drops it: by itself, or with its segment. After a restart the greatest end is forgotten, the
/// sessions are not. Source: Kafka Streams' <c>InMemorySessionStore</c> and <c>RocksDBSessionStore</c> over <c>AbstractSegments</c>.
/// </summary>
internal sealed class SessionTable(StoreRules? store, long retention, long touch, long beyond)
{
    private readonly Dictionary<string, List<WindowState>> _byKey = new(StringComparer.Ordinal);
    private readonly PriorityQueue<WindowState, long> _oldest = new();
    private long _latestEnd = long.MinValue;

    /// <summary>The sessions of a key that a stretch of time belongs to, by their ends.</summary>
    public List<WindowState> Touching(string key, long start, long end)
    {
        var found = new List<WindowState>();
        if (_byKey.TryGetValue(key, out var sessions))
        {
            foreach (var session in sessions)
            {
                if (unchecked(start + touch) <= session.End && unchecked(session.Start + touch) <= end && IsFound(session))
                {
                    found.Add(session);
                }
            }
        }

        found.Sort((one, other) => one.End != other.End ? one.End.CompareTo(other.End) : one.Start.CompareTo(other.Start));
        return found;
    }

    /// <summary>Adds a session, or keeps one that has changed; false if the store refuses it as too old.</summary>
    public bool Put(WindowState session)
    {
        if (store is not null)
        {
            _latestEnd = Math.Max(_latestEnd, session.End);
            var least = LeastKept();
            while (_oldest.TryPeek(out var old, out var end) && end < least)
            {
                _oldest.Dequeue();
                Drop(old, end);
            }

            if (session.End < least)
            {
                Remove(session);
                session.Forgotten = true;
                return false;
            }

            _oldest.Enqueue(session, session.End);
        }

        if (!_byKey.TryGetValue(session.Key, out var sessions))
        {
            _byKey[session.Key] = sessions = [];
        }

        if (!sessions.Contains(session))
        {
            sessions.RemoveAll(other => other.Start == session.Start && other.End == session.End);
            sessions.Add(session);
        }

        return true;
    }

    public void Remove(WindowState session)
    {
        if (_byKey.TryGetValue(session.Key, out var sessions) && sessions.Remove(session) && sessions.Count == 0)
        {
            _byKey.Remove(session.Key);
        }
    }

    public IEnumerable<WindowState> All() => _byKey.Values.SelectMany(sessions => sessions);

    public void Restart() => _latestEnd = long.MinValue;

    private bool IsFound(WindowState session) => store is null || _latestEnd == long.MinValue || session.End > _latestEnd - retention;

    /// <summary>The least end the store still holds.</summary>
    private long LeastKept()
    {
        var behind = _latestEnd - beyond - retention;
        return beyond + (store!.SegmentOf(retention) is { } interval ? behind / interval * interval : behind + 1);
    }

    private void Drop(WindowState session, long end)
    {
        if (!session.Gone && session.End == end)
        {
            session.Forgotten = true;
            Remove(session);
        }
    }
}
