namespace StreamTesting;

/// <summary>
/// A versioned table: the latest value of each key, for ever, and in segments what was before, with the deletions. A tombstone at the time of
/// the value it deletes leaves no trace, and one in a segment that is gone or unseen none either: an older change is the latest then. Source:
/// Kafka Streams' <c>RocksDBVersionedStore</c>.
/// </summary>
internal sealed class VersionedTableStore(long retention, long interval) : ITableStore
{
    private readonly Dictionary<string, StoredRow> _latest = new(StringComparer.Ordinal);
    private readonly TableSegments _segments = new(retention, interval);
    private long _streamTime = -1;

    public bool IsVersioned => true;

    public IEnumerable<string> Keys => _latest.Keys.Concat(_segments.Keys).Distinct().Order(StringComparer.Ordinal);

    public StoredRow? Latest(string key) => _latest.TryGetValue(key, out var row) ? row : null;

    public StoredRow? AsOf(string key, long time)
    {
        if (Latest(key) is { } latest && latest.Time <= time)
        {
            return latest;
        }

        if (time < _streamTime - retention)
        {
            return null;
        }

        foreach (var id in _segments.From(time))
        {
            if (_segments.Row(id, key) is not { } row || (row.Next > time && row.Oldest > time))
            {
                continue;
            }

            return row.Next > time && row.Find(time) is { Number: { } number } found ? new StoredRow(number, found.From) : null;
        }

        return null;
    }

    public TablePut Put(string key, long? number, long time)
    {
        if (time < _streamTime - retention)
        {
            return TablePut.Refused;
        }

        _streamTime = Math.Max(_streamTime, time);
        _segments.Expire(_streamTime);
        var (until, isDone) = (PutLatest(key, number, time, out var done), done);
        if (isDone)
        {
            return TablePut.Latest;
        }

        if (PutBetween(key, number, time, ref until))
        {
            return TablePut.History;
        }

        if (until is { } end)
        {
            PutBefore(key, number, time, end);
            return TablePut.History;
        }

        PutAlone(key, number, time);
        return TablePut.Latest;
    }

    public void Restart()
    {
        _streamTime = -1;
        _segments.Restart();
    }

    /// <summary>A change at or after the latest value. If it is before, until when it would be valid.</summary>
    private long? PutLatest(string key, long? number, long time, out bool done)
    {
        done = Latest(key) is { } found && time >= found.Time;
        if (!done)
        {
            return Latest(key)?.Time;
        }

        var latest = _latest[key];
        if (time > latest.Time)
        {
            MoveTo(_segments.IdOf(time), key, latest.Number, latest.Time, time);
        }

        SetLatest(key, number, time);
        return null;
    }

    /// <summary>A change within the chain of a segment.</summary>
    private bool PutBetween(string key, long? number, long time, ref long? until)
    {
        foreach (var id in _segments.From(time))
        {
            if (_segments.Row(id, key) is not { } row)
            {
                continue;
            }

            if (row.Next <= time)
            {
                return false;
            }

            if (row.Oldest <= time)
            {
                PutInto(id, row, key, number, time);
                return true;
            }

            until = row.Oldest;
        }

        return false;
    }

    private void PutInto(long id, SegmentRow row, string key, long? number, long time)
    {
        var found = row.Find(time);
        if (found.From == time)
        {
            row.Replace(number, time, found.Index);
        }
        else if (_segments.IdOf(time) is var other && other != id)
        {
            MoveTo(other, key, found.Number, found.From, time);
            row.Replace(number, time, found.Index);
        }
        else
        {
            row.Insert(number, time, found.Index);
        }
    }

    /// <summary>A change before all that is known, or in a gap: into the segment in which it ends.</summary>
    private void PutBefore(string key, long? number, long time, long until)
    {
        var id = _segments.IdOf(until);
        if (!_segments.Open(id, _streamTime))
        {
            return;
        }

        if (_segments.Row(id, key) is not { } row)
        {
            _segments.Write(id, key, new SegmentRow(number, time, until));
        }
        else if (row.Next <= time)
        {
            row.AddNewest(number, time, until);
        }
        else
        {
            row.AddOldest(number, time);
        }
    }

    /// <summary>A change after which nothing is known.</summary>
    private void PutAlone(string key, long? number, long time)
    {
        var id = _segments.IdOf(time);
        if (number is not null)
        {
            SetLatest(key, number, time);
        }
        else if (!_segments.Open(id, _streamTime))
        {
            return;
        }
        else if (_segments.Row(id, key) is not { } row)
        {
            _segments.Write(id, key, new SegmentRow(null, time, time));
        }
        else if (row.Next != time)
        {
            row.AddNewest(null, row.Next, time);
        }
    }

    private void MoveTo(long id, string key, long? number, long from, long to)
    {
        if (!_segments.Open(id, _streamTime))
        {
            return;
        }

        if (_segments.Row(id, key) is { } row)
        {
            row.AddNewest(number, from, to);
        }
        else
        {
            _segments.Write(id, key, new SegmentRow(number, from, to));
        }
    }

    private void SetLatest(string key, long? number, long time)
    {
        if (number is { } record)
        {
            _latest[key] = new StoredRow(record, time);
        }
        else
        {
            _latest.Remove(key);
        }
    }
}
