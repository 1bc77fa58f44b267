namespace StreamTesting;

/// <summary>What an engine keeps of one open window of one key.</summary>
internal sealed class WindowState(string key, long start, long end)
{
    public string Key => key;

    public long Start => start;

    public long End => end;

    /// <summary>All records so far; panes are stretches of it, so it only grows.</summary>
    public List<long> Records { get; } = [];

    /// <summary>How many of them were in a pane before.</summary>
    public int Fired { get; set; }

    public long LatestTime { get; set; } = long.MinValue;

    public int Panes { get; set; }

    public int NonEarlyPanes { get; set; }

    /// <summary>Whether it still waits for the clock to pass its end.</summary>
    public bool Armed { get; set; }

    /// <summary>Whether the clock passed its end, and what was due then is done.</summary>
    public bool EndPassed { get; set; }

    /// <summary>Whether its last pane came out.</summary>
    public bool Finished { get; set; }

    /// <summary>Whether the bundle that is being read touched it.</summary>
    public bool Touched { get; set; }

    public int New => Records.Count - Fired;
}
