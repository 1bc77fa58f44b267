namespace StreamTesting;

/// <summary>When a window puts out results, and what is in them. Immutable.</summary>
public sealed record PaneRules
{
    /// <summary>How many new records bring out a pane before the window's end; null, the default, for none.</summary>
    public int? EarlyCount { get; init; }

    /// <summary>Whether a pane comes out when the clock passes the window's end.</summary>
    public Firing OnTime { get; init; } = Firing.IfNew;

    /// <summary>How many late records bring out a pane once the clock passed the window's end; null for none. 1 by default.</summary>
    public int? LateCount { get; init; } = 1;

    /// <summary>Whether a pane comes out when the window takes nothing more.</summary>
    public Firing Final { get; init; }

    /// <summary>Whether a pane holds everything so far (true, the default) or only what is new (false).</summary>
    public bool Accumulating { get; init; } = true;

    /// <summary>Whether every bundle brings out all windows there ever were, none of which is ever closed (Spark's complete mode).</summary>
    public bool Complete { get; init; }

    /// <summary>One pane at the end, then one for each late record, each with everything so far (Flink's event-time trigger, Beam's default).</summary>
    public static PaneRules OnTimeThenLate { get; } = new();

    /// <summary>One pane for each record or bundle (Kafka Streams' updates, Spark's update mode).</summary>
    public static PaneRules EveryUpdate { get; } = new() { EarlyCount = 1, OnTime = Firing.Never };

    /// <summary>Exactly one pane, when the window takes nothing more (Kafka Streams' suppress, Spark's append mode).</summary>
    public static PaneRules FinalOnly { get; } = new() { OnTime = Firing.Never, LateCount = null, Final = Firing.IfNew };

    /// <summary>All windows at the end of each bundle, for ever (Spark's complete mode).</summary>
    public static PaneRules CompleteTable { get; } = new() { OnTime = Firing.Never, LateCount = null, Complete = true };
}
