namespace StreamTesting.Injection;

/// <summary>The last line: counts, and what was asked for beside what is there.</summary>
/// <param name="Number">The number of its line.</param>
/// <param name="Arrivals">How many arrivals the stream has.</param>
/// <param name="Events">How many events: ids.</param>
/// <param name="States">How many final states the file has.</param>
/// <param name="Copies">How many copies there are of each kind.</param>
/// <param name="LateByDay">How many first arrivals came on a later day (UTC) than they happened.</param>
/// <param name="OutOfOrder">How many first arrivals were out of order in their partition.</param>
/// <param name="OutOfOrderInEntity">How many first arrivals were out of order within their entity.</param>
/// <param name="Rows">A row for each step of the plan.</param>
public sealed record TruthSummary(
    long Number,
    long Arrivals,
    long Events,
    long States,
    IReadOnlyDictionary<DuplicateKind, long> Copies,
    long LateByDay,
    long OutOfOrder,
    long OutOfOrderInEntity,
    IReadOnlyList<TruthRow> Rows) : TruthLine(Number)
{
    /// <summary>How many events there are of each type.</summary>
    public IReadOnlyDictionary<string, long> ByType { get; init; } = new Dictionary<string, long>();

    /// <summary>How many first arrivals have each data-quality fault.</summary>
    public IReadOnlyDictionary<string, long> ByFault { get; init; } = new Dictionary<string, long>();

    /// <summary>How many first arrivals each kind of step touched, by the names of <see cref="TruthArrival.Causes"/>.</summary>
    public IReadOnlyDictionary<string, long> ByCause { get; init; } = new Dictionary<string, long>();

    /// <summary>How many first arrivals have broken bytes.</summary>
    public long Poisoned { get; init; }

    /// <summary>How many arrivals there are in each partition of each topic.</summary>
    public IReadOnlyDictionary<Lane, long> ByLane { get; init; } = new Dictionary<Lane, long>();

    /// <summary>The least event time; null where there is no event.</summary>
    public DateTimeOffset? EarliestEvent { get; init; }

    /// <summary>The greatest event time; null where there is no event.</summary>
    public DateTimeOffset? LatestEvent { get; init; }

    /// <summary>The longest time between an event and its first arrival.</summary>
    public TimeSpan GreatestDelay { get; init; }
}
