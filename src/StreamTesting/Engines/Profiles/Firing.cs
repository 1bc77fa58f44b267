namespace StreamTesting;

/// <summary>Whether a pane comes out at a given moment of its window.</summary>
public enum Firing
{
    /// <summary>Not at that moment.</summary>
    Never,

    /// <summary>If there is something new since the last pane.</summary>
    IfNew,

    /// <summary>Also if there is nothing new.</summary>
    Always,
}
