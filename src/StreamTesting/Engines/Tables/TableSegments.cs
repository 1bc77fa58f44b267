namespace StreamTesting;

/// <summary>
/// The history of a versioned table, cut into segments of time by when versions end. A segment lives until the retention is past all of it. After
/// a restart none is seen until a change touches it, while what it holds is still there. Source: Kafka Streams' <c>AbstractSegments</c> and
/// <c>LogicalKeyValueSegments</c>, whose <c>openExisting</c> opens the database and no segment.
/// </summary>
internal sealed class TableSegments(long retention, long interval)
{
    private readonly Dictionary<long, Dictionary<string, SegmentRow>> _stored = [];
    private readonly SortedSet<long> _open = [];

    public long IdOf(long time) => time / interval;

    /// <summary>The open segments that a time is in or before, the newest first.</summary>
    public List<long> From(long time)
    {
        var least = IdOf(time);
        return [.. _open.Reverse().TakeWhile(id => id >= least)];
    }

    public IEnumerable<string> Keys => _open.SelectMany(id => _stored[id].Keys);

    public SegmentRow? Row(long id, string key) => _stored[id].GetValueOrDefault(key);

    /// <summary>Opens a segment; false if the retention is past it.</summary>
    public bool Open(long id, long streamTime)
    {
        if (id < IdOf(streamTime - retention))
        {
            return false;
        }

        if (_open.Add(id))
        {
            _stored.TryAdd(id, new Dictionary<string, SegmentRow>(StringComparer.Ordinal));
        }

        return true;
    }

    public void Write(long id, string key, SegmentRow row) => _stored[id][key] = row;

    /// <summary>Destroys the open segments that the retention is past.</summary>
    public void Expire(long streamTime)
    {
        var least = IdOf(streamTime - retention);
        while (_open.Count > 0 && _open.Min is var id && id < least)
        {
            _open.Remove(id);
            _stored.Remove(id);
        }
    }

    public void Restart() => _open.Clear();
}
