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
        if (!_byKey.TryGetValue(key, out var sessions))
        {
            return [];
        }

        var found = new List<WindowState>();
        for (var i = FirstEndingAt(sessions, unchecked(start + touch)); i < sessions.Count; i++)
        {
            if (unchecked(sessions[i].Start + touch) <= end && IsFound(sessions[i]))
            {
                found.Add(sessions[i]);
            }
        }

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
        }

        if (!_byKey.TryGetValue(session.Key, out var sessions))
        {
            _byKey[session.Key] = sessions = [];
        }

        var place = FirstEndingAt(sessions, session.End);
        for (; place < sessions.Count && sessions[place].End == session.End && sessions[place].Start <= session.Start; place++)
        {
            if (sessions[place].Start == session.Start)
            {
                if (sessions[place] != session)
                {
                    sessions[place] = session;
                    Age(session);
                }

                return true;
            }
        }

        sessions.Insert(place, session);
        Age(session);
        return true;
    }

    public void Remove(WindowState session)
    {
        if (!_byKey.TryGetValue(session.Key, out var sessions))
        {
            return;
        }

        for (var i = FirstEndingAt(sessions, session.End); i < sessions.Count && sessions[i].End == session.End; i++)
        {
            if (sessions[i] == session)
            {
                sessions.RemoveAt(i);
                break;
            }
        }

        if (sessions.Count == 0)
        {
            _byKey.Remove(session.Key);
        }
    }

    public IEnumerable<WindowState> All() => _byKey.Values.SelectMany(sessions => sessions);

    public void Restart() => _latestEnd = long.MinValue;

    /// <summary>The place of the first that ends at a time or after it; a key's sessions are ordered by end, then by start.</summary>
    private static int FirstEndingAt(List<WindowState> sessions, long end)
    {
        var (from, to) = (0, sessions.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = sessions[middle].End < end ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    private void Age(WindowState session)
    {
        if (store is not null)
        {
            _oldest.Enqueue(session, session.End);
        }
    }

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
