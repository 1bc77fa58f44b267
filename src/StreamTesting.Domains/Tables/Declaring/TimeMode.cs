namespace StreamTesting.Domains;

/// <summary>How dates and times are sent (<c>time.precision.mode</c>).</summary>
public enum TimeMode
{
    /// <summary>
    /// Milliseconds up to 3 digits of a second, microseconds from 4 on; of MariaDB and MySQL, times are always in microseconds. Debezium's default.
    /// </summary>
    Adaptive,

    /// <summary>As <see cref="Adaptive"/>, but times of day always in microseconds.</summary>
    AdaptiveTimeMicroseconds,

    /// <summary>In milliseconds, what is less cut off (Kafka Connect's own types).</summary>
    Connect,

    /// <summary>In microseconds.</summary>
    Microseconds,

    /// <summary>In nanoseconds.</summary>
    Nanoseconds,

    /// <summary>As text by ISO 8601, for example <c>"2024-02-29Z"</c>.</summary>
    IsoString,
}
