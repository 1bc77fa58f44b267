namespace StreamTesting;

/// <summary>A sliding window of one key, <c>[Start, End]</c>, both inclusive.</summary>
internal sealed class SlidingWindow(string key, long start, long end)
{
    public string Key => key;

    public long Start => start;

    public long End => end;

    public SlidingContent Content { get; set; } = SlidingContent.Empty;

    /// <summary>How many panes came out.</summary>
    public int Panes { get; set; }

    public PaneOutcome Pane(in SlidingContent content, bool final, int partition) => new(key, start, end, content.Run)
    {
        Timing = final ? PaneTiming.Final : PaneTiming.Early,
        LatestTime = content.LatestTime,
        Index = Panes++,
        NonEarlyIndex = final ? Panes - 1 : -1,
        IsLast = final,
        Partition = partition,
    };
}
