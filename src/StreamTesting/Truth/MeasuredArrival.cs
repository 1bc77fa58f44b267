namespace StreamTesting;

/// <summary>What <see cref="StreamMeasurement"/> looks at of an arrival, wherever that was read: a line of a file, for example.</summary>
/// <param name="Id">The event's id.</param>
/// <param name="EventTime">When it happened.</param>
public readonly record struct MeasuredArrival(string Id, DateTimeOffset EventTime)
{
    /// <summary>The kind of event; empty or null, the default, where that is not known.</summary>
    public string? Type { get; init; }

    /// <summary>The topic and partition; partition 0 of the topic without a name by default.</summary>
    public Lane Lane { get; init; }

    /// <summary>The key of its entity; null, the default, where that is not known: then order within entities is not measured.</summary>
    public string? Key { get; init; }

    /// <summary>When it arrived; null, the default, where that is not known: then lateness is not measured.</summary>
    public DateTimeOffset? ArrivalTime { get; init; }

    /// <summary>How many barriers stand before it; 0 by default.</summary>
    public int Barrier { get; init; }
}
