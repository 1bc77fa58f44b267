namespace StreamTesting;

/// <summary>
/// How windows are laid over the time before their first full one. Sources: Flink's <c>TimeWindow.getWindowStartWithOffset</c>, Kafka
/// Streams' <c>TimeWindows.windowsFor</c>, Spark's <c>TimeWindowing</c>, Beam's <c>FixedWindows</c> and <c>SlidingWindows</c>.
/// </summary>
public enum WindowAlignment
{
    /// <summary>Evenly, in both directions (Flink, Spark).</summary>
    Floor,

    /// <summary>From the epoch on: no window starts before it (Kafka Streams).</summary>
    ClampedAtEpoch,

    /// <summary>By a remainder that keeps the sign: windows of times below <c>offset - slide</c> are misplaced (Beam).</summary>
    Truncated,
}
