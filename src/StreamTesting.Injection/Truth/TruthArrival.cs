namespace StreamTesting.Injection;

/// <summary>What is true of one arrival.</summary>
/// <param name="Number">The number of its line.</param>
/// <param name="Position">Its number among all arrivals of the stream, from 0: the line of a JSON-lines file of all arrivals, less 1.</param>
/// <param name="Topic">Its topic; empty where the domain has only one without a name.</param>
/// <param name="Partition">Its partition, from 0.</param>
/// <param name="Offset">Its number in its partition of its topic, from 0.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="Key">The event's key.</param>
/// <param name="Type">The kind of event.</param>
/// <param name="EventTime">When it happened.</param>
/// <param name="ArrivalTime">When it arrived.</param>
/// <param name="SchemaVersion">The version of the payload's shape.</param>
/// <param name="LateBy">Arrival time less event time.</param>
/// <param name="Expectation">What a consumer does with it that keeps the first arrival of an id whose bytes it can read.</param>
public sealed record TruthArrival(
    long Number,
    long Position,
    string Topic,
    int Partition,
    long Offset,
    string EventId,
    string Key,
    string Type,
    DateTimeOffset EventTime,
    DateTimeOffset ArrivalTime,
    int SchemaVersion,
    TimeSpan LateBy,
    Expectation Expectation) : TruthLine(Number)
{
    /// <summary>What it does to its entity; <see cref="Operation.Append"/> where the file says nothing.</summary>
    public Operation Operation { get; init; }

    /// <summary>By how many days (UTC) it arrived later than it happened; 0 where on the same day.</summary>
    public int LateByDays { get; init; }

    /// <summary>How far its event time lies below the greatest one before it in its partition; zero where in order.</summary>
    public TimeSpan OutOfOrderBy { get; init; }

    /// <summary>How many arrivals with a greater event time came before it in its partition; <see cref="Labels.DisplacementLimit"/> means that many or more.</summary>
    public int Displacement { get; init; }

    /// <summary>As <see cref="OutOfOrderBy"/>, over the arrivals of its own entity.</summary>
    public TimeSpan OutOfOrderInEntityBy { get; init; }

    /// <summary>What it is to the first arrival of its id.</summary>
    public DuplicateKind Duplicate { get; init; }

    /// <summary>The position of the first arrival of its id; its own where it is no duplicate.</summary>
    public long FirstPosition { get; init; } = Position;

    /// <summary>Which kinds of step touched it, by their names in a truth file, for example <c>late</c>; mostly none.</summary>
    public IReadOnlyList<string> Causes { get; init; } = [];

    /// <summary>Which data-quality faults its payload has, by name; mostly none.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>Which changes of schema its payload shows, in words; mostly none.</summary>
    public IReadOnlyList<string> Changes { get; init; } = [];

    /// <summary>Which fields a partial update left out, as paths; mostly none.</summary>
    public IReadOnlyList<string> LeftOut { get; init; } = [];

    /// <summary>In which way its bytes are broken; mostly none.</summary>
    public PoisonKinds Poison { get; init; }

    /// <summary>The id of the event whose business row it repeats under an id of its own; null where it repeats none.</summary>
    public string? SameRowAs { get; init; }

    /// <summary>Says what a truth file would say of arrivals.</summary>
    /// <param name="arrivals">All arrivals of a stream, in their order.</param>
    /// <returns>The truth of each, with the line that it has in the file of its stream.</returns>
    public static IEnumerable<TruthArrival> Of(IEnumerable<Arrival> arrivals)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        var readable = new ReadableArrivals();
        return arrivals.Select(arrival => Of(arrival, readable.Next(arrival)));
    }

    private static TruthArrival Of(Arrival arrival, Expectation expectation)
    {
        var (happened, labels, payload) = (arrival.Event, arrival.Labels, arrival.Labels.Payload);
        return new TruthArrival(
            arrival.Position + 2, arrival.Position, arrival.Topic, arrival.Partition, arrival.PartitionPosition, happened.Id, happened.Key, happened.Type,
            happened.EventTime, arrival.ArrivalTime, arrival.SchemaVersion, labels.Delay, expectation)
        {
            Operation = happened.Operation,
            LateByDays = Math.Max(0, LabelText.LateDays(arrival)),
            OutOfOrderBy = labels.OutOfOrderBy,
            Displacement = labels.IsOutOfOrder ? labels.Displacement : 0,
            OutOfOrderInEntityBy = labels.OutOfOrderInEntityBy,
            Duplicate = labels.Duplicate,
            FirstPosition = labels.FirstPosition,
            Causes = LabelText.NamesOf(arrival.Causes),
            Faults = payload?.Faults.Select(fault => fault.Name).ToList() ?? [],
            Changes = payload?.Changes.Select(change => change.ToString()).ToList() ?? [],
            LeftOut = payload?.LeftOut ?? [],
            Poison = payload?.Poison ?? PoisonKinds.None,
            SameRowAs = payload?.SameRowAs,
        };
    }
}
