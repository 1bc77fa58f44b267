namespace StreamTesting;

/// <summary>
/// The rules by which an engine assigns records to windows and closes them. Immutable; times in ms. Sources: Flink's <c>WindowOperator</c>
/// (<c>isWindowLate</c>, <c>isElementLate</c>), Kafka Streams' <c>KStreamWindowAggregate</c>, Spark's <c>statefulOperators</c>
/// (<c>window.end &lt;= watermark</c>), Beam's <c>LateDataDroppingDoFnRunner</c>.
/// </summary>
public sealed record WindowRules
{
    /// <summary>How long a window takes late records after the clock passed its end: allowed lateness L, or grace g. At least 0, 0 by default.</summary>
    public long AllowedLateness { get; init; }

    /// <summary>How windows are laid.</summary>
    public WindowAlignment Alignment { get; init; }

    /// <summary>What the counter of drops counts.</summary>
    public DropUnit Drops { get; init; }

    /// <summary>
    /// Whether a window or session is kept for as long as its store keeps it (Kafka Streams: true; see <see cref="EngineProfile.Store"/>, by
    /// default the length and the grace), so that it can grow again where the clock lets it, or until it is closed (false, the default).
    /// </summary>
    public bool KeptByStore { get; init; }

    /// <summary>Whether late records come out on a side of their own, uncounted (Flink's late output tag). False by default.</summary>
    public bool LateSideOutput { get; init; }
}
