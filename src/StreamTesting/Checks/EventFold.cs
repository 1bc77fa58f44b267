using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>What the folds over events have in common: ids, outputs, counts.</summary>
internal abstract class EventFold<T>(string name, GroundTruth truth, Func<T, string?> by) : ICheckFold<T>
{
    private readonly PhantomIds _phantoms = new(truth);
    private readonly EventFinder _finder = new(truth);
    private bool _isComplete;

    protected GroundTruth Truth { get; } = truth;

    protected OutputLog Outputs { get; } = new(truth);

    protected ViolationLog Wrong { get; } = new();

    protected SortedDictionary<string, long> Allowed { get; } = new(StringComparer.Ordinal);

    protected SortedDictionary<string, long> May { get; } = new(StringComparer.Ordinal);

    protected long Observed { get; private set; }

    public IReadOnlyList<Violation> Observe(Observed<T> observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var index = observation.Index > 0 ? observation.Index : Observed;
        var place = new OutputPlace(index, observation.Partition, observation.Offset);
        var id = IdOf(observation, index);
        Observed++;
        return id is not null && _finder.TryFind(id, observation.Partition, out var known) ? Take(known, observation, place) : TakeUnknown(id, place);
    }

    public CheckResult Complete(ObservationEnding ending = ObservationEnding.Completed, Exception? error = null)
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The fold has ended already: start another one.");
        }

        _isComplete = true;
        var rest = End(ending);
        var verdict = new Verdict(name)
        {
            Ending = ending,
            Error = error,
            Observed = Observed,
            Expected = Expected,
            Compared = ComparedWhen(ending),
            Counts = Wrong.Counts,
            Allowed = Allowed.ToImmutableSortedDictionary(StringComparer.Ordinal),
            MayBy = May.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Violations = Wrong.First,
            NothingCompared = ComparedWhen(ending) == 0 ? WhyNothing() : null,
            Histories = [Outputs],
        };
        return new CheckResult(verdict.IsVacuous ? rest.Append(Vacuous(verdict)) : rest, verdict);
    }

    internal static Violation Vacuous(Verdict verdict) => new(
        Anomalies.Vacuous, null, $"nothing was compared: {verdict.NothingCompared}", "a check that compared nothing proves nothing -> it fails");

    protected abstract long Expected { get; }

    protected abstract IReadOnlyList<Violation> Take(EventTruth known, Observed<T> observation, in OutputPlace place);

    protected abstract IReadOnlyList<Violation> TakeUnknown(string? id, in OutputPlace place);

    protected abstract IEnumerable<Violation> End(ObservationEnding ending);

    protected abstract long ComparedWhen(ObservationEnding ending);

    protected abstract string WhyNothing();

    protected static void Count(SortedDictionary<string, long> counts, string of, long by = 1)
    {
        counts.TryGetValue(of, out var known);
        counts[of] = known + by;
    }

    protected IReadOnlyList<Violation> Found(Violation violation, bool isNewEvent = true)
    {
        Wrong.Add(violation, isNewEvent);
        return [violation];
    }

    protected IReadOnlyList<Violation> Phantom(string? id, in OutputPlace place) =>
        Found(_phantoms.Violation(id, place, out var isNew), isNew);

    private string? IdOf(Observed<T> observation, long index)
    {
        try
        {
            return by(observation.Value);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                RuleText.Invariant($"The event id of output {index} could not be read: {exception.GetType().Name}: {exception.Message} Give a 'by' that reads the id of every output, or filter the others away."),
                exception);
        }
    }
}
