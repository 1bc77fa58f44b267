namespace StreamTesting;

/// <summary>What an engine keeps of one open window of one key.</summary>
internal sealed class WindowState(string key, long start, long end)
{
    private int _arrived;

    public string Key => key;

    public long Start { get; private set; } = start;

    public long End { get; private set; } = end;

    /// <summary>All records so far; panes are stretches of it, so it only grows.</summary>
    public List<long> Records { get; private set; } = [];

    /// <summary>How many of them were in a pane before.</summary>
    public int Fired { get; set; }

    /// <summary>How many count for the next early pane.</summary>
    public int Early { get; set; }

    /// <summary>The processing time after which an early pane comes out; null for none.</summary>
    public long? EarlyDue { get; set; }

    public long LatestTime { get; private set; } = long.MinValue;

    public int Panes { get; set; }

    public int NonEarlyPanes { get; set; }

    /// <summary>Whether it still waits for the clock to pass its end.</summary>
    public bool Armed { get; set; }

    /// <summary>Whether the clock passed its end, and what was due then is done.</summary>
    public bool EndPassed { get; set; }

    /// <summary>Whether it waits for its end among those that do.</summary>
    public bool Queued { get; set; }

    /// <summary>Whether its last pane came out.</summary>
    public bool Finished { get; set; }

    /// <summary>Whether the bundle that is being read touched it.</summary>
    public bool Touched { get; set; }

    /// <summary>Whether it was there before the bundle that is being read.</summary>
    public bool Settled { get; set; }

    /// <summary>Whether it was merged into another or replaced, or is closed.</summary>
    public bool Gone { get; set; }

    /// <summary>Whether the store has dropped it.</summary>
    public bool Forgotten { get; set; }

    public int New => Records.Count - Fired;

    public void Add(in Step record)
    {
        Records.Add(record.Number);
        LatestTime = Math.Max(LatestTime, record.Time);
        _arrived++;
    }

    /// <summary>The bundle is over: its records count.</summary>
    public void Settle()
    {
        Settled = true;
        Early += _arrived;
        _arrived = 0;
    }

    /// <summary>
    /// Becomes a window that reaches further and holds another's records too. Where panes hold only what is new, the other brings only that.
    /// The numbers of its panes start again.
    /// </summary>
    public void Widen(long start, long end)
    {
        (Start, End) = (start, end);
        (Panes, NonEarlyPanes, Finished, Armed, Queued) = (0, 0, false, false, false);
    }

    /// <summary>Takes over what another window holds: all of it, or only what is new.</summary>
    public void Absorb(WindowState other, bool everything)
    {
        var from = everything ? 0 : other.Fired;
        Records.AddRange(other.Records.GetRange(from, other.Records.Count - from));
        Fired += everything ? other.Fired : 0;
        LatestTime = Math.Max(LatestTime, other.LatestTime);
        _arrived += other._arrived;
        other.Gone = true;
    }
}
