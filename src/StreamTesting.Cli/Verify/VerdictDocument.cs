using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>The verdicts of some parts of a stream: what a verdict file holds. Immutable.</summary>
/// <param name="Origin">The stream.</param>
/// <param name="Division">How it was cut, and which parts are here.</param>
/// <param name="Parts">The verdicts of each part, in the order of the checks; and how many malformed lines were skipped on the way.</param>
internal sealed record VerdictDocument(StreamOrigin Origin, Division Division, IReadOnlyDictionary<int, PartVerdicts> Parts)
{
    /// <summary>The one topic that the consumer reads; null for all of the stream.</summary>
    public string? Topic { get; init; }

    /// <summary>The parts that are not here, though the whole needs them.</summary>
    public IReadOnlyList<int> Absent { get; } = [.. Enumerable.Range(0, Division.Of).Where(part => !Parts.ContainsKey(part))];

    /// <summary>The verdicts over all parts that are here.</summary>
    public IReadOnlyList<Verdict> Checks { get; } = Merged(Parts);

    public long Skipped => Parts.Values.Sum(part => part.Skipped);

    /// <summary>What the checks have found of the whole stream: failed where one has, undecided where one is or a part is not here.</summary>
    public VerdictOutcome Outcome => OutcomeHere == VerdictOutcome.Passed && Absent.Count > 0 ? VerdictOutcome.Undecided : OutcomeHere;

    /// <summary>What the checks have found in the parts that are here. That nothing was compared in them is no failure while others are not here.</summary>
    public VerdictOutcome OutcomeHere =>
        Checks.Any(check => check.Outcome == VerdictOutcome.Failed && !(check.IsVacuous && Absent.Count > 0)) ? VerdictOutcome.Failed
        : Checks.Any(check => check.Outcome == VerdictOutcome.Undecided) ? VerdictOutcome.Undecided
        : VerdictOutcome.Passed;

    /// <summary>The parts that are not here, in words.</summary>
    public string AbsentText
    {
        get
        {
            var names = string.Join(", ", Absent.Take(12).Select(Division.NameOf));
            return Absent.Count > 12 ? string.Create(CultureInfo.InvariantCulture, $"{names} and {Absent.Count - 12} more") : names;
        }
    }

    private static IReadOnlyList<Verdict> Merged(IReadOnlyDictionary<int, PartVerdicts> parts)
    {
        var ordered = parts.OrderBy(part => part.Key).Select(part => part.Value.Checks).ToList();
        return [.. Enumerable.Range(0, ordered[0].Count).Select(check => Verdict.Merge(ordered.Select(part => part[check])))];
    }
}
