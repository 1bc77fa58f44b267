using System.Globalization;
using System.Text;

namespace StreamTesting.Cli;

/// <summary>The report: a line for a check that passed, the library's own failure text for one that did not.</summary>
internal static class VerdictText
{
    /// <summary>Puts the report out. Where its reader went away, the verdict is not lost with it.</summary>
    public static void Write(CliConsole console, string report)
    {
        try
        {
            console.Write(report);
        }
        catch (ClosedOutputException)
        {
        }
    }

    public static string Of(VerdictDocument document, Func<IReadOnlyList<Verdict>, GroundTruth> truth, ReplayLines replay, string subject, TimeSpan? within)
    {
        var text = new StringBuilder();
        var told = document.Checks.Where(check => check.Outcome != VerdictOutcome.Passed).ToList();
        var known = told.Count == 0 ? null : truth(told);
        foreach (var check in document.Checks)
        {
            text.Append(check.Outcome == VerdictOutcome.Passed
                ? Passed(check)
                : FailureText.Of(WithEvents(check, known!), known!, new FailureContext { Subject = subject, Within = within, Replay = replay.Of(check) }));
            text.Append(check.Outcome == VerdictOutcome.Passed ? "" : "\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{Word(document.OutcomeHere)}: seed {document.Origin.Seed}, {document.Origin.Plan}, in {document.Origin.Partitions} partition{(document.Origin.Partitions == 1 ? "" : "s")}\n");
        if (document.Absent.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"judged: {string.Join(", ", document.Parts.Keys.Order().Select(document.Division.NameOf))}; not here: {document.AbsentText}\n");
        }

        return text.ToString();
    }

    /// <summary>Verdicts that were read from a file know their events by the ids alone.</summary>
    private static Verdict WithEvents(Verdict check, GroundTruth truth) => check.Violations.All(violation => violation.Event is not null || Find(violation, truth) is null)
        ? check
        : new Verdict(check.Check)
        {
            Ending = check.Ending,
            Progress = check.Progress,
            Observed = check.Observed,
            Expected = check.Expected,
            Compared = check.Compared,
            NothingCompared = check.NothingCompared,
            Counts = check.Counts,
            Allowed = check.Allowed,
            MayBy = check.MayBy,
            Edges = check.Edges,
            Violations = [.. check.Violations.Select(violation => violation with { Event = violation.Event ?? Find(violation, truth) })],
        };

    private static EventTruth? Find(Violation violation, GroundTruth truth) =>
        violation.EventId is { } id && violation.Positions.Count > 0 && truth.TryFind(id, out var known) ? known : null;

    /// <summary>A check that passed, in a line.</summary>
    public static string Passed(Verdict check)
    {
        var more = new StringBuilder();
        foreach (var (name, count) in check.Allowed)
        {
            more.Append(CultureInfo.InvariantCulture, $"; allowed, {name}: {count}");
        }

        foreach (var (name, count) in check.MayBy)
        {
            more.Append(CultureInfo.InvariantCulture, $"; may, {name}: {count}");
        }

        return $"{check}{more}\n";
    }

    public static string Word(VerdictOutcome outcome) => outcome.ToString().ToLowerInvariant();
}
