using System.Text;

namespace StreamTesting;

/// <summary>
/// A verdict as a person needs it at 3 a.m.: what broke, which event, what was expected and why, the seed, the line that replays it, the
/// plan, the arrivals around the event, what disturbed it on its way, the counts. The same text for the same verdict, whatever the culture.
/// </summary>
public static class FailureText
{
    private const int ShownOfEach = 3;
    private const int ShownDisturbances = 40;

    /// <summary>Writes the text.</summary>
    /// <param name="verdict">The verdict; one that passed gets a text too.</param>
    /// <param name="truth">The truth that it was judged by. Its arrivals are enumerated up to those that are shown.</param>
    /// <param name="context">What else is known; nothing by default.</param>
    /// <returns>Several lines that end with <c>\n</c>.</returns>
    public static string Of(Verdict verdict, GroundTruth truth, FailureContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(truth);
        context ??= new FailureContext();
        var text = new StringBuilder();
        text.Append(HeadText.Of(verdict, context));
        AppendViolations(text, verdict);
        text.Append('\n').Append(ReplayText.Of(truth.Origin, verdict.Injected, context, isHistory: verdict.Unit != Verdict.DefaultUnit));
        text.Append(Timeline.Of(verdict, truth));
        AppendDisturbances(text, verdict);
        text.Append('\n').Append(CountsText.Of(verdict));
        return text.ToString();
    }

    private static void AppendDisturbances(StringBuilder text, Verdict verdict)
    {
        if (!verdict.Disturbances.IsEmpty)
        {
            text.Append("\ndisturbances\n").AppendJoin("", verdict.Disturbances.Take(ShownDisturbances).Select(one => $"  {one}\n"));
            text.Append(verdict.Disturbances.Length > ShownDisturbances ? RuleText.Invariant($"  and {verdict.Disturbances.Length - ShownDisturbances} more\n") : "");
        }
    }

    private static void AppendViolations(StringBuilder text, Verdict verdict)
    {
        foreach (var (anomaly, count) in verdict.Counts)
        {
            text.Append('\n').Append(anomaly).Append(": ").Append(CountsText.Of(verdict, anomaly, count)).Append('\n');
            var kept = verdict.Violations.Where(violation => violation.Anomaly == anomaly).ToList();
            foreach (var violation in kept.Take(ShownOfEach))
            {
                text.Append("  ").Append(violation.Message).Append("\n    ").Append(violation.Rule).Append('\n');
            }

            var more = count.Events - Math.Min(kept.Count, ShownOfEach);
            if (kept.Count > 0 && more > 0)
            {
                text.Append(RuleText.Invariant($"  and {more} more")).Append(Next(kept)).Append('\n');
            }
        }
    }

    private static string Next(List<Violation> kept)
    {
        var ids = kept.Skip(ShownOfEach).Select(violation => violation.EventId).Where(id => !string.IsNullOrEmpty(id)).Take(8).ToList();
        return ids.Count == 0 ? "" : $": {string.Join(", ", ids)}{(kept.Count > ShownOfEach + ids.Count ? ", ..." : "")}";
    }
}
