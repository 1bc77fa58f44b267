using System.Globalization;

namespace StreamTesting;

/// <summary>
/// How long a deduplicating consumer has to know an id. A copy within the horizon must not come out, also at the horizon exactly; one beyond may or may
/// not, and is counted as <see cref="Expectation.May"/>. Immutable.
/// </summary>
/// <remarks>
/// Sources: Kafka's KIP-655 (<c>deduplicateByKey</c>: duplicate while stream time less the record's time is at most the interval), Spark's
/// <c>dropDuplicatesWithinWatermark</c>, Flink's state time-to-live (processing time, not renewed by ignored rows).
/// </remarks>
public sealed record DedupHorizon
{
    private enum Measure
    {
        EventTime,
        ArrivalTime,
        Arrivals,
    }

    private DedupHorizon(Measure by, long length, string text)
    {
        By = by;
        Length = length;
        Text = text;
    }

    private Measure By { get; }

    internal long Length { get; }

    /// <summary>When an arrival came, by the clock of a horizon that is not of event time.</summary>
    internal long ClockOf(Arrival arrival) => IsByArrivals ? arrival.PartitionPosition : arrival.Ticks;

    internal string Text { get; }

    internal bool IsByEventTime => By == Measure.EventTime;

    internal bool IsByArrivals => By == Measure.Arrivals;

    /// <summary>
    /// Whether a copy that is ignored makes the consumer know the id for another whole horizon (a sliding time-to-live); false, the default, where it
    /// counts from what came out. Of no effect by event time, which all copies share.
    /// </summary>
    public bool IsRefreshed { get; init; }

    /// <summary>
    /// Whether one clock of event time is moved by all partitions, as Spark's is; false, the default, where each partition has its own, as in Kafka Streams.
    /// How partitions interleave is not known, so that with a shared clock a copy is within the horizon only if the greatest event time of the whole stream is.
    /// </summary>
    public bool SharesClock { get; init; }

    /// <summary>Measured from the event's own time to the greatest event time that arrived in its partition by then.</summary>
    /// <param name="length">The horizon; at least zero.</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is below zero.</exception>
    public static DedupHorizon OfEventTime(TimeSpan length) => new(Measure.EventTime, Checked(length), $"{length} of event time");

    /// <summary>Measured by the arrival times of the plan. It says something about the consumer only where arrivals are injected at the plan's own pace.</summary>
    /// <param name="length">The horizon; at least zero.</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is below zero.</exception>
    public static DedupHorizon OfArrivalTime(TimeSpan length) => new(Measure.ArrivalTime, Checked(length), $"{length} of arrival time");

    /// <summary>Measured in arrivals of the partition, as by a cache of the latest ids: the arrival after the id's own is 1 away.</summary>
    /// <param name="count">The horizon; at least 0.</param>
    /// <returns>The horizon.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is below 0.</exception>
    public static DedupHorizon OfArrivals(long count)
    {
        Guard.Between(count, 0, long.MaxValue, nameof(count), "The horizon in arrivals");
        return new DedupHorizon(Measure.Arrivals, count, string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "arrival" : "arrivals")}"));
    }

    /// <inheritdoc/>
    public override string ToString() => Text + (IsRefreshed ? ", refreshed" : "") + (SharesClock ? ", one clock" : "");

    private static long Checked(TimeSpan length)
    {
        Guard.Between(length, TimeSpan.Zero, TimeSpan.MaxValue, nameof(length), "The horizon");
        return length.Ticks;
    }
}
