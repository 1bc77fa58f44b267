namespace StreamTesting;

/// <summary>When a pane comes out, seen from its window.</summary>
public enum PaneTiming
{
    /// <summary>Before the clock passed the window's end.</summary>
    Early,

    /// <summary>Because the clock passed the window's end.</summary>
    OnTime,

    /// <summary>After that, because of late records.</summary>
    Late,

    /// <summary>Once and for all, when nothing more is accepted.</summary>
    Final,
}
