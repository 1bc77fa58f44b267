using System.Collections.Immutable;

namespace StreamTesting;

/// <content>Merging.</content>
public sealed partial class Verdict
{
    /// <summary>
    /// Merges the verdicts of two parts that share no event. Associative and commutative in all counts, in the outcome and in the kept
    /// violations; what has compared nothing in one part is not vacuous where the other has.
    /// </summary>
    /// <param name="other">The verdict of the same check over the other part.</param>
    /// <returns>The verdict over both.</returns>
    /// <exception cref="ArgumentException">It is of another check.</exception>
    public Verdict Merge(Verdict other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (Check != other.Check)
        {
            throw new ArgumentException(
                $"A verdict of '{Check}' can't be merged with one of '{other.Check}': only parts of the same check make a whole.", nameof(other));
        }

        return new Verdict(Check)
        {
            Ending = Ending > other.Ending ? Ending : other.Ending,
            Error = Both(Error, other.Error),
            Progress = Both(Progress, other.Progress),
            Injected = Injected ?? other.Injected,
            Disturbances = [.. Disturbances.Union(other.Disturbances)],
            Observed = Observed + other.Observed,
            Expected = Expected + other.Expected,
            Compared = Compared + other.Compared,
            Counts = Sum(Counts, other.Counts, (left, right) => left + right),
            Allowed = Sum(Allowed, other.Allowed, (left, right) => left + right),
            MayBy = Sum(MayBy, other.MayBy, (left, right) => left + right),
            Violations = First(Violations.Concat(other.Violations)),
            Edges = Edges is null ? other.Edges : other.Edges is null ? Edges : Edges.Merge(other.Edges),
            NothingCompared = Both(NothingCompared, other.NothingCompared),
            Histories = Histories.AddRange(other.Histories),
            Unit = Unit != DefaultUnit ? Unit : other.Unit,
        };
    }

    /// <summary>Merges the verdicts of any number of parts.</summary>
    /// <param name="parts">At least one verdict, all of the same check.</param>
    /// <returns>The verdict over all.</returns>
    /// <exception cref="ArgumentException">There is none, or they are of different checks.</exception>
    public static Verdict Merge(IEnumerable<Verdict> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return parts.Aggregate((Verdict?)null, (whole, part) => whole?.Merge(part) ?? part)
            ?? throw new ArgumentException("There is no verdict to merge.", nameof(parts));
    }

    internal static ImmutableArray<Violation> First(IEnumerable<Violation> violations) =>
    [
        .. violations
            .GroupBy(violation => violation.Anomaly, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .SelectMany(group => group
                .OrderBy(violation => violation.At)
                .ThenBy(violation => violation.EventId, StringComparer.Ordinal)
                .ThenBy(violation => violation.Message, StringComparer.Ordinal)
                .Take(ViolationLimit)),
    ];

    private static ImmutableSortedDictionary<string, TCount> Sum<TCount>(
        ImmutableSortedDictionary<string, TCount> left, ImmutableSortedDictionary<string, TCount> right, Func<TCount, TCount, TCount> plus) =>
        right.Aggregate(left, (sum, count) => sum.SetItem(count.Key, sum.TryGetValue(count.Key, out var known) ? plus(known, count.Value) : count.Value));

    private static string? Both(string? left, string? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => string.Join("\n", left.Split('\n').Concat(right.Split('\n')).Distinct().Order(StringComparer.Ordinal)),
    };

    private static Exception? Both(Exception? left, Exception? right) => (left, right) switch
    {
        (null, _) => right,
        (_, null) => left,
        _ => new AggregateException(left, right).Flatten(),
    };
}
