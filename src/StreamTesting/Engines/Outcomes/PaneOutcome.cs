namespace StreamTesting;

/// <summary>A result of a window comes out.</summary>
/// <param name="Key">The window's key.</param>
/// <param name="Start">Its start, in ms, inclusive.</param>
/// <param name="End">Its end, in ms; exclusive or inclusive as the operator's documentation says.</param>
/// <param name="Records">The numbers of the records in the result.</param>
public sealed record PaneOutcome(string Key, long Start, long End, IReadOnlyList<long> Records) : Outcome
{
    /// <summary>When it comes out.</summary>
    public PaneTiming Timing { get; init; }

    /// <summary>The greatest event time among all the window's records so far, in ms.</summary>
    public long LatestTime { get; init; }

    /// <summary>Its number among the panes of its window, from 0.</summary>
    public int Index { get; init; }

    /// <summary>Its number among the panes that are not early, from 0; -1 for an early one.</summary>
    public int NonEarlyIndex { get; init; }

    /// <summary>Whether it is known to be the window's last pane.</summary>
    public bool IsLast { get; init; }

    /// <summary>The partition whose task puts it out, where tasks share nothing; else 0.</summary>
    public int Partition { get; init; }
}
