using System.Text;

namespace StreamTesting;

/// <summary>The first lines: what broke, about what, and how the observation ended where it was cut short.</summary>
internal static class HeadText
{
    public static string Of(Verdict verdict, FailureContext context)
    {
        var text = new StringBuilder(context.Assertion ?? verdict.Check);
        text.Append(verdict.Outcome switch
        {
            VerdictOutcome.Passed => " passed",
            VerdictOutcome.Undecided => " is undecided",
            _ => " failed",
        });
        var found = verdict.IsVacuous
            ? Anomalies.Vacuous
            : string.Join(", ", verdict.Counts.Select(count => RuleText.Invariant($"{count.Key} {count.Value.Violations}")));
        text.Append(found.Length == 0 ? "" : ": " + found).Append('\n');
        Append(text, context.CustomMessage, "");
        Append(text, context.Subject is { } subject ? "of " + Line(subject) : null, "");
        AppendEnding(text, verdict, context);
        if (verdict.IsVacuous)
        {
            text.Append('\n').Append(Anomalies.Vacuous).Append(": nothing was compared\n  ").Append(verdict.NothingCompared);
            text.Append("\n    a check that compared nothing proves nothing -> it fails\n");
        }
        else if (verdict.Unit == Verdict.DefaultUnit && verdict.Observed > 0 && verdict.CountOf(Anomalies.Phantom).Violations == verdict.Observed)
        {
            text.Append(RuleText.Invariant($"none of the {verdict.Observed} outputs has the id of an event of the stream: does 'by' select it?\n"));
        }
        else if (verdict.Observed == 0 && verdict.Expected > 0)
        {
            text.Append(verdict.Unit == Verdict.DefaultUnit ? "nothing came out at all\n" : "nothing was read at all\n");
        }

        return text.ToString();
    }

    private static void AppendEnding(StringBuilder text, Verdict verdict, FailureContext context)
    {
        var seen = RuleText.Count(verdict.Observed, verdict.Unit);
        Append(text, verdict.Ending switch
        {
            ObservationEnding.TimedOut when context.Within is { } within => $"the observation did not end within {within}; {seen} seen until then",
            ObservationEnding.TimedOut => $"the observation did not end in time; {seen} seen until then",
            ObservationEnding.Faulted => $"the observation failed after {seen}",
            ObservationEnding.Stopped => $"stopped at the first violation, after {seen}: what had not come out is not judged",
            _ => null,
        }, "");
        Append(text, verdict.Error is { } error ? $"{error.GetType().Name}: {error.Message}" : null, "  ");
        Append(text, verdict.Progress, "  ");
    }

    private static void Append(StringBuilder text, string? lines, string indent)
    {
        foreach (var line in lines?.Split('\n') ?? [])
        {
            text.Append(indent).Append(line.TrimEnd()).Append('\n');
        }
    }

    private static string Line(string subject) => string.Join(' ', subject.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
