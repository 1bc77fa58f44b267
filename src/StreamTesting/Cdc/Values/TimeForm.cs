namespace StreamTesting;

/// <summary>How a connector sends dates and times: its option <c>time.precision.mode</c>.</summary>
public enum TimeForm
{
    /// <summary>
    /// <c>adaptive</c>, PostgreSQL's default: days; times and timestamps in milliseconds where the type has up to three digits, else in microseconds.
    /// </summary>
    Adaptive,

    /// <summary><c>adaptive_time_microseconds</c>, MariaDB's and MySQL's default: the same, but times always in microseconds.</summary>
    AdaptiveTimeMicroseconds,

    /// <summary><c>connect</c>: Kafka Connect's own types: days and milliseconds, whatever the type holds.</summary>
    Connect,

    /// <summary><c>isostring</c>: as text.</summary>
    Text,

    /// <summary><c>microseconds</c>: days and microseconds.</summary>
    Microseconds,

    /// <summary><c>nanoseconds</c>: days and nanoseconds, which overflow outside the years 1677 to 2262.</summary>
    Nanoseconds,
}
