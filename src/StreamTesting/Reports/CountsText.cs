using System.Text;

namespace StreamTesting;

/// <summary>The counts, in units.</summary>
internal static class CountsText
{
    public static string Of(Verdict verdict, string anomaly, AnomalyCount count) =>
        verdict.Unit != Verdict.DefaultUnit ? HistoryCountsText.Of(anomaly, count) : Of(anomaly, count);

    private static string Of(string anomaly, AnomalyCount count) => anomaly switch
    {
        Anomalies.Duplicate => $"{RuleText.Count(count.Violations, "output")} too many, of {RuleText.Count(count.Events, "event")}",
        Anomalies.Lost => $"{RuleText.Count(count.Events, "event")} never came out",
        Anomalies.Phantom => $"{RuleText.Count(count.Violations, "output")} that no event of the stream explains, of {RuleText.Count(count.Events, "id")}",
        Anomalies.Reordered => $"{RuleText.Count(count.Violations, "output")} came after a later event of the same key",
        Anomalies.WrongCopy => $"{RuleText.Count(count.Violations, "output")} made from a conflicting copy",
        Anomalies.Poisoned => $"{RuleText.Count(count.Violations, "output")} of {RuleText.Count(count.Events, "event")} that nobody can read",
        Anomalies.NotDeadLettered => $"{RuleText.Count(count.Violations, "arrival")} that had to be put aside",
        Anomalies.WronglyDeadLettered => $"{RuleText.Count(count.Violations, "dead letter")} of {RuleText.Count(count.Events, "arrival")} that can be read",
        Anomalies.WatermarkBack => $"{RuleText.Count(count.Violations, "watermark")} below one before",
        Anomalies.WatermarkAhead => $"{RuleText.Count(count.Violations, "watermark")} ahead of what was consumed",
        Anomalies.WatermarkStuck => $"{RuleText.Count(count.Violations, "last watermark")} behind what was consumed",
        Anomalies.Unbalanced => $"{RuleText.Count(count.Violations, "unit")} out",
        Anomalies.Miscounted => $"{RuleText.Count(count.Violations, "counter")} off",
        Anomalies.LateNotDropped => $"{RuleText.Count(count.Violations, "output")} of {RuleText.Count(count.Events, "event")} that had to be dropped",
        Anomalies.DroppedTooEarly => $"{RuleText.Count(count.Events, "event")} that had to be accepted never came out",
        Anomalies.LateNotPutAside => $"{RuleText.Count(count.Events, "late event")} that the side output lacks",
        Anomalies.WronglyPutAside => $"{RuleText.Count(count.Violations, "output")} of {RuleText.Count(count.Events, "event")} that had to be accepted",
        Anomalies.MissingWindow => $"{RuleText.Count(count.Violations, "window")} never came out",
        Anomalies.ExtraWindow => $"{RuleText.Count(count.Violations, "result")} of windows that the stream has not",
        Anomalies.EarlyWindow => $"{RuleText.Count(count.Violations, "result")} of windows that were not over",
        Anomalies.RepeatedWindow => $"{RuleText.Count(count.Violations, "result")} too many",
        Anomalies.MissingInWindow => $"{RuleText.Count(count.Violations, "window")} without what must be in it",
        Anomalies.ExtraInWindow => $"{RuleText.Count(count.Violations, "result")} with what must not be in it",
        Anomalies.DuplicateInWindow => $"{RuleText.Count(count.Violations, "result")} with an event twice",
        Anomalies.WrongAggregate => $"{RuleText.Count(count.Violations, "aggregate")} off",
        Anomalies.WrongPane => $"{RuleText.Count(count.Violations, "window")} with results that no trigger makes",
        Anomalies.MissingPair => $"{RuleText.Count(count.Violations, "pair")} never came out, or not often enough",
        Anomalies.ExtraPair => $"{RuleText.Count(count.Violations, "output")} of events that no join pairs",
        Anomalies.DuplicatePair => $"{RuleText.Count(count.Violations, "output")} too many",
        TableAnomalies.Missing or TableAnomalies.Extra or TableAnomalies.Stale or TableAnomalies.Different or TableAnomalies.Resurrected
            or TableAnomalies.PlaceholderStored or TableAnomalies.KeyChangeGhost or TableAnomalies.TruncateIgnored or TableAnomalies.Regressed
            or TableAnomalies.NotIdempotent or TableAnomalies.OrderDependent or TableAnomalies.SnapshotOverwroteStream => RuleText.Count(count.Violations, "row"),
        TableAnomalies.TombstoneCrashed or TableAnomalies.Crashed => RuleText.Count(count.Violations, "record"),
        TableAnomalies.TornTransaction => RuleText.Count(count.Violations, "transaction"),
        Anomalies.Unseen => $"{RuleText.Count(count.Events, "event")} had not come out when the observation ended",
        _ => $"{RuleText.Count(count.Violations, "violation")}, of {RuleText.Count(count.Events, "event")}",
    };

    public static string Of(Verdict verdict)
    {
        var text = new StringBuilder("counts\n");
        var isHistory = verdict.Unit != Verdict.DefaultUnit;
        var expected = verdict.Expected == 0 ? ""
            : isHistory ? RuleText.Invariant($" read, {verdict.Expected} sent")
            : RuleText.Invariant($", {RuleText.Count(verdict.Expected, "event")} to come out");
        text.Append(RuleText.Invariant($"  {RuleText.Count(verdict.Observed, verdict.Unit)}{expected}, {verdict.Compared} compared\n"));
        foreach (var (anomaly, count) in verdict.Counts)
        {
            text.Append("  ").Append(anomaly).Append(": ").Append(Of(verdict, anomaly, count)).Append('\n');
        }

        foreach (var (name, count) in verdict.Allowed)
        {
            text.Append("  allowed, ").Append(name).Append(": ").Append(RuleText.Count(count, verdict.Unit)).Append('\n');
        }

        foreach (var (reason, count) in verdict.MayBy)
        {
            text.Append("  may, ").Append(reason).Append(": ").Append(RuleText.Invariant($"{count}")).Append('\n');
        }

        text.Append(verdict.Edges is { } edges ? $"  {edges}\n" : "");
        text.Append(verdict.MayBy.IsEmpty ? "  may: 0\n" : "");
        return text.ToString();
    }
}
