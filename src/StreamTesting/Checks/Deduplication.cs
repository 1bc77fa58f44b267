namespace StreamTesting;

/// <summary>
/// Every unique event that can be read comes out exactly once, and no other: <see cref="Anomalies.Duplicate"/>, <see cref="Anomalies.Lost"/>,
/// <see cref="Anomalies.Phantom"/>, <see cref="Anomalies.Poisoned"/>, and <see cref="Anomalies.WrongCopy"/> where the copy can be seen. The order does not matter. It
/// compares events: all of the stream where the observation is complete, else those that came out. Copies further away than the
/// <see cref="Horizon"/> may come out; they are counted as <see cref="Expectation.May"/>.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class Deduplication<T> : ICheck<T>
{
    private readonly Func<T, string?> _by;
    private readonly Lazy<HorizonTable?> _horizon;

    /// <summary>Makes the check.</summary>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    public Deduplication(GroundTruth truth, Func<T, string?> by)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(by);
        Truth = truth;
        _by = by;
        _horizon = new Lazy<HorizonTable?>(() => Horizon is null ? null : new HorizonTable(Truth, Horizon));
    }

    /// <inheritdoc/>
    public string Name => "deduplication";

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => (PositionBy is not null && Keep != Keep.Any) || Horizon is not null;

    /// <summary>
    /// Which arrival of an id is to be kept; it matters only where copies conflict and <see cref="PositionBy"/> is given. The first by default.
    /// <see cref="Keep.Last"/> is judged at the end, by the output that stands then.
    /// </summary>
    public Keep Keep { get; init; } = Keep.First;

    /// <summary>
    /// Selects the position of the arrival an output was made from, or null where that is not known. Null by default: then which of two
    /// conflicting copies came out is counted as <see cref="Expectation.May"/>.
    /// </summary>
    public Func<Observed<T>, long?>? PositionBy { get; init; }

    /// <summary>
    /// Tells outputs that take an earlier one of the same id back, as changelogs do: after that the event must come out again. Null, the
    /// default, where there are none.
    /// </summary>
    public Func<Observed<T>, bool>? RetractionBy { get; init; }

    /// <summary>Whether an output takes the place of an earlier one of the same id, as in an upsert table or a compacted topic: then more of them are counted and allowed. False by default.</summary>
    public bool Replaces { get; init; }

    /// <summary>How far a copy may be from what it is a copy of for the consumer to know it still; null, the default, for however far.</summary>
    public DedupHorizon? Horizon { get; init; }

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new DeduplicationFold<T>(Name, Truth, _by, mayRepeat: false)
    {
        Keep = Keep,
        PositionBy = PositionBy,
        RetractionBy = RetractionBy,
        Replaces = Replaces,
        Horizon = _horizon.Value,
    };
}
