namespace StreamTesting;

/// <summary>
/// When a window puts out results, and what is in them. Immutable. Sources: Flink's <c>EventTimeTrigger</c> and <c>PurgingTrigger</c>, Kafka
/// Streams' <c>EmitStrategy</c> and <c>Suppressed</c>, Spark's output modes, Beam's <c>AfterWatermarkStateMachine</c>,
/// <c>AfterPaneStateMachine</c>, <c>AfterDelayFromFirstElementStateMachine</c> and <c>PaneInfoTracker</c>.
/// </summary>
public sealed record PaneRules
{
    /// <summary>How many new records bring out a pane before the window's end; null, the default, for none.</summary>
    public int? EarlyCount { get; init; }

    /// <summary>
    /// How long after the first record since the last pane an early pane comes out, in ms of processing time: at the first moment after that,
    /// not at it. Null, the default, for none.
    /// </summary>
    public long? EarlyDelay { get; init; }

    /// <summary>Whether a pane comes out when the clock passes the window's end.</summary>
    public Firing OnTime { get; init; } = Firing.IfNew;

    /// <summary>How many late records bring out a pane once the clock passed the window's end; null for none. 1 by default.</summary>
    public int? LateCount { get; init; } = 1;

    /// <summary>Whether a pane comes out when the window takes nothing more.</summary>
    public Firing Final { get; init; }

    /// <summary>Whether a pane holds everything so far (true, the default) or only what is new (false).</summary>
    public bool Accumulating { get; init; } = true;

    /// <summary>
    /// Whether what comes out at the end waits in a buffer of its own (Kafka Streams' <c>suppress</c>: true) and is not read back from the window
    /// store (false, the default). The buffer loses nothing to the store's retention, and lets a session go in the last millisecond in which a
    /// record can still change it.
    /// </summary>
    public bool Buffered { get; init; }

    /// <summary>Whether every bundle brings out all windows there ever were, none of which is ever closed (Spark's complete mode).</summary>
    public bool Complete { get; init; }

    /// <summary>One pane at the end, then one for each late record, each with everything so far (Flink's event-time trigger, Beam's default).</summary>
    public static PaneRules OnTimeThenLate { get; } = new();

    /// <summary>One pane for each record or bundle (Kafka Streams' updates, Spark's update mode).</summary>
    public static PaneRules EveryUpdate { get; } = new() { EarlyCount = 1, OnTime = Firing.Never };

    /// <summary>Exactly one pane, when the window takes nothing more (Kafka Streams' <c>EmitStrategy.onWindowClose</c>, Spark's append mode).</summary>
    public static PaneRules FinalOnly { get; } = new() { OnTime = Firing.Never, LateCount = null, Final = Firing.IfNew };

    /// <summary>Exactly one pane, from a buffer (Kafka Streams' <c>suppress(untilWindowCloses)</c>).</summary>
    public static PaneRules Suppressed { get; } = FinalOnly with { Buffered = true };

    /// <summary>All windows at the end of each bundle, for ever (Spark's complete mode).</summary>
    public static PaneRules CompleteTable { get; } = new() { OnTime = Firing.Never, LateCount = null, Complete = true };
}
