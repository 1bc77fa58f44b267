using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>What folds have in common: the numbers of observations, counts, and one end.</summary>
internal abstract class CountingFold<T>(string name) : ICheckFold<T>
{
    private bool _isComplete;

    protected ViolationLog Wrong { get; } = new();

    protected SortedDictionary<string, long> Allowed { get; } = new(StringComparer.Ordinal);

    protected SortedDictionary<string, long> May { get; } = new(StringComparer.Ordinal);

    protected long Observed { get; private set; }

    public IReadOnlyList<Violation> Observe(Observed<T> observation)
    {
        ArgumentNullException.ThrowIfNull(observation);
        var place = new OutputPlace(observation.Index > 0 ? observation.Index : Observed, observation.Partition, observation.Offset);
        Observed++;
        return Take(observation, place);
    }

    public CheckResult Complete(ObservationEnding ending = ObservationEnding.Completed, Exception? error = null)
    {
        if (_isComplete)
        {
            throw new InvalidOperationException("The fold has ended already: start another one.");
        }

        _isComplete = true;
        var rest = End(ending);
        var compared = ComparedWhen(ending);
        var verdict = new Verdict(name)
        {
            Ending = ending,
            Error = error,
            Observed = Observed,
            Expected = Expected,
            Compared = compared,
            Counts = Wrong.Counts,
            Allowed = Allowed.ToImmutableSortedDictionary(StringComparer.Ordinal),
            MayBy = May.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Violations = Wrong.First,
            Edges = Edges,
            NothingCompared = compared == 0 ? WhyNothing() : null,
            Histories = History is { } history ? [history] : [],
        };
        return new CheckResult(verdict.IsVacuous ? rest.Append(Vacuous(verdict)) : rest, verdict);
    }

    internal static Violation Vacuous(Verdict verdict) => new(
        Anomalies.Vacuous, null, $"nothing was compared: {verdict.NothingCompared}", "a check that compared nothing proves nothing -> it fails");

    protected virtual long Expected => 0;

    protected virtual IOutputHistory? History => null;

    protected virtual EdgeCoverage? Edges => null;

    protected abstract IReadOnlyList<Violation> Take(Observed<T> observation, in OutputPlace place);

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

    /// <summary>Reads what a selector of the test's author selects; an exception of it says whose it is.</summary>
    protected static TOf Read<TOf>(Func<Observed<T>, TOf> selector, Observed<T> observation, in OutputPlace place, string what, string advice)
    {
        try
        {
            return selector(observation);
        }
        catch (Exception exception)
        {
            throw new InvalidOperationException(
                RuleText.Invariant($"{what} of output {place.Index} could not be read: {exception.GetType().Name}: {exception.Message} {advice}"), exception);
        }
    }
}
