using System.Collections.Immutable;
using System.Globalization;

namespace StreamTesting;

/// <summary>
/// What a check has found over all observations: whole counts, and the first violations of each anomaly. Immutable. Verdicts of parts
/// (partitions, shards, machines) merge into the verdict of the whole.
/// </summary>
public sealed partial class Verdict
{
    /// <summary>How many violations of each anomaly are kept. The counts are whole, however many there are.</summary>
    public const int ViolationLimit = 32;

    internal const string DefaultUnit = "output";

    private static readonly ImmutableSortedDictionary<string, long> NoNumbers = ImmutableSortedDictionary.Create<string, long>(StringComparer.Ordinal);

    /// <summary>Makes a verdict that has seen nothing: the neutral element of <see cref="Merge(Verdict)"/>.</summary>
    /// <param name="check">The check's name.</param>
    public Verdict(string check)
    {
        ArgumentNullException.ThrowIfNull(check);
        Check = check;
    }

    /// <summary>The name of the check.</summary>
    public string Check { get; }

    /// <summary>How the observation ended; where parts were merged, the least whole of their endings.</summary>
    public ObservationEnding Ending { get; init; }

    /// <summary>The exception the observation ended with, or null.</summary>
    public Exception? Error { get; init; }

    /// <summary>What the source said of the consumer's progress when the observation was cut short, or null.</summary>
    public string? Progress { get; init; }

    /// <summary>The stream as the source says it was injected; null where it does not say.</summary>
    public StreamOrigin? Injected { get; init; }

    /// <summary>What disturbed the stream on its way, as far as the source says; mostly nothing.</summary>
    public ImmutableArray<HappenedDisturbance> Disturbances { get; init; } = [];

    /// <summary>How many observations there were.</summary>
    public long Observed { get; init; }

    /// <summary>How many events had to come out; 0 where the check does not ask for that.</summary>
    public long Expected { get; init; }

    /// <summary>How many comparisons were made; in which unit, the check says. Zero is <see cref="Anomalies.Vacuous"/>.</summary>
    public long Compared { get; init; }

    /// <summary>How often each anomaly was found; anomalies that were not found are left out. In the order of their names.</summary>
    public ImmutableSortedDictionary<string, AnomalyCount> Counts { get; init; } =
        ImmutableSortedDictionary.Create<string, AnomalyCount>(StringComparer.Ordinal);

    /// <summary>What was counted and is not this check's business, by name.</summary>
    public ImmutableSortedDictionary<string, long> Allowed { get; init; } = NoNumbers;

    /// <summary>How many outcomes were not decided by the truth, so that no consumer fails for them, by the reason.</summary>
    public ImmutableSortedDictionary<string, long> MayBy { get; init; } = NoNumbers;

    /// <summary>How many outcomes were not decided by the truth, in all.</summary>
    public long May => MayBy.Values.Sum();

    /// <summary>The first violations of each anomaly, up to <see cref="ViolationLimit"/> of each, one for each event.</summary>
    public ImmutableArray<Violation> Violations { get; init; } = [];

    /// <summary>Where the stream's arrivals came by the rule that closes windows; null for checks that do not judge windows. Where parts were merged, that of the part that has most.</summary>
    public EdgeCoverage? Edges { get; init; }

    /// <summary>Why nothing was compared, where nothing was.</summary>
    public string? NothingCompared { get; init; }

    /// <summary>What the check has found.</summary>
    public VerdictOutcome Outcome => this switch
    {
        _ when Counts.Any(count => (count.Key != Anomalies.Unseen || Ending == ObservationEnding.Completed) && count.Value.Violations > 0) => VerdictOutcome.Failed,
        { Ending: not ObservationEnding.Completed } => VerdictOutcome.Undecided,
        { Compared: 0 } => VerdictOutcome.Failed,
        _ => VerdictOutcome.Passed,
    };

    /// <summary>Whether it failed because nothing was compared.</summary>
    public bool IsVacuous => Compared == 0 && Counts.IsEmpty && Ending == ObservationEnding.Completed;

    internal ImmutableArray<IOutputHistory> Histories { get; init; } = [];

    /// <summary>What an observation is of, for texts.</summary>
    internal string Unit { get; init; } = DefaultUnit;

    /// <summary>Counts an anomaly.</summary>
    /// <param name="anomaly">Its name.</param>
    /// <returns>Zeros where it was not found.</returns>
    public AnomalyCount CountOf(string anomaly) => Counts.GetValueOrDefault(anomaly);

    /// <summary>Finds the outputs of an event, as far as they are kept: the first ones where there are many.</summary>
    /// <param name="eventId">The event's id.</param>
    /// <returns>In the order they came out; empty where it never did, or the check keeps none.</returns>
    public IReadOnlyList<OutputPlace> OutputsOf(string eventId) => [.. Histories.SelectMany(history => history.OutputsOf(eventId))];

    /// <summary>The same with what its source says of itself.</summary>
    internal Verdict With(string? progress, object source)
    {
        var (injected, disturbances) = (ObservedSource.OriginOf(source), ObservedSource.DisturbancesOf(source));
        return progress is null && injected is null && disturbances.IsEmpty ? this : new Verdict(Check) { Progress = progress, Injected = injected, Disturbances = disturbances }.Merge(this);
    }

    /// <summary>Says in one line what was found.</summary>
    /// <returns>For example <c>deduplication failed: duplicate 3, lost 1; 502 outputs, 500 compared</c>.</returns>
    public override string ToString()
    {
        var anomalies = string.Join(", ", Counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Key} {count.Value.Violations}")));
        var found = IsVacuous ? Anomalies.Vacuous : anomalies;
        var counted = string.Create(CultureInfo.InvariantCulture, $"{Observed} {Unit}s, {Compared} compared");
        var edges = Edges is null ? "" : string.Create(CultureInfo.InvariantCulture, $", {Edges.Hit} of 3 edges hit{(Edges.IsUnderTested ? ": under-tested" : "")}");
        return $"{Check} {Outcome.ToString().ToLowerInvariant()}{(found.Length == 0 ? "" : ": " + found)}; {counted}{edges}";
    }
}
