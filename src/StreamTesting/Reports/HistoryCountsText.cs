namespace StreamTesting;

/// <summary>The counts of what is wrong with a consumer's history, in units.</summary>
internal static class HistoryCountsText
{
    public static string Of(string anomaly, AnomalyCount count) => anomaly switch
    {
        Anomalies.Duplicate => $"{Records(count)} at a second offset",
        Anomalies.Unseen => $"{Records(count)} not seen",
        Anomalies.Phantom => $"{Records(count)} processed that nobody had read",
        HistoryAnomalies.LostWrite => $"{Records(count)} never read though later ones were",
        HistoryAnomalies.InconsistentOffsets => $"{Records(count)} with another value than before at the same offset",
        HistoryAnomalies.AbortedRead => $"{Records(count)} read whose send had failed or was aborted",
        HistoryAnomalies.PrecommittedRead => $"{Records(count)} read by the transaction that sent them",
        HistoryAnomalies.InternalPollSkip => $"{Times(count)} a poll left records out",
        HistoryAnomalies.PollSkip => $"{Times(count)} records were left out between two polls",
        HistoryAnomalies.InternalNonmonotonicPoll => $"{Times(count)} a poll went back",
        HistoryAnomalies.NonmonotonicPoll => $"{Times(count)} a poll went back behind the one before",
        HistoryAnomalies.InternalSendSkip or HistoryAnomalies.InternalNonmonotonicSend => $"{Times(count)} within a send",
        HistoryAnomalies.NonmonotonicSend => $"{Times(count)} a send went back behind the one before",
        HistoryAnomalies.Reprocessed => $"{Records(count)} too many, and no rebalance explains it",
        HistoryAnomalies.RebalanceDuplicate => $"{Records(count)} too many, after rebalances",
        HistoryAnomalies.CommitBeforeProcessing => $"{Records(count)} committed before they were processed",
        HistoryAnomalies.ProcessingBeforeCommit => $"{Records(count)} processed before they were committed",
        HistoryAnomalies.CommitTooFar => $"{Records(count)} committed that nobody had read",
        HistoryAnomalies.CommitBack => $"{Times(count)} a commit went back",
        HistoryAnomalies.Uncommitted => $"{Records(count)} never committed",
        HistoryAnomalies.Unprocessed => $"{Records(count)} read and committed and never processed",
        HistoryAnomalies.WrongStart => $"{Times(count)} a new owner began at the wrong offset",
        _ => Records(count),
    };

    private static string Records(AnomalyCount count) => RuleText.Count(count.Violations, "record");

    private static string Times(AnomalyCount count) => RuleText.Count(count.Violations, "time");
}
