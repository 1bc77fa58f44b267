namespace StreamTesting;

/// <summary>Where an engine's rules change: what an arrival at an edge is to be. M is the greatest event time that its partition brought before it.</summary>
public enum EdgeKind
{
    /// <summary>An event comes when M has the end of its window, the bound and the lateness behind it: from then on it is dropped.</summary>
    WindowClose,

    /// <summary>An event comes exactly the bound behind M: from there on it is late by itself.</summary>
    EventLate,

    /// <summary>An event happens where a window ends and the next begins.</summary>
    WindowBorder,

    /// <summary>An event comes when M has its session's end, the bound and the lateness behind it.</summary>
    SessionClose,

    /// <summary>An event of a key happens the gap after the one before.</summary>
    SessionGap,

    /// <summary>An event comes late between two sessions of its key and makes one of them.</summary>
    SessionBridge,

    /// <summary>A copy comes when M is the horizon of a deduplication ahead of it.</summary>
    DedupHorizon,

    /// <summary>Two events of a key have the same time.</summary>
    Tie,

    /// <summary>An event happens in the first windows after 1970 began, whose starts engines lay differently.</summary>
    NearEpoch,
}
