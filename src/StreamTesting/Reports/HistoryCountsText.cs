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
        HistoryAnomalies.InternalPollSkip => $"{Jumps(count)} over records within a poll",
        HistoryAnomalies.PollSkip => $"{Jumps(count)} over records between two polls",
        HistoryAnomalies.InternalNonmonotonicPoll => $"{Jumps(count)} back within a poll",
        HistoryAnomalies.NonmonotonicPoll => $"{Jumps(count)} back between two polls",
        HistoryAnomalies.InternalSendSkip => $"{Jumps(count)} over records within a send",
        HistoryAnomalies.InternalNonmonotonicSend => $"{Jumps(count)} back within a send",
        HistoryAnomalies.NonmonotonicSend => $"{Jumps(count)} back between two sends",
        HistoryAnomalies.Reprocessed => $"{Records(count)} too many, and no rebalance explains it",
        HistoryAnomalies.RebalanceDuplicate => $"{Records(count)} too many, after rebalances",
        HistoryAnomalies.CommitBeforeProcessing => $"{Records(count)} committed before they were processed",
        HistoryAnomalies.ProcessingBeforeCommit => $"{Records(count)} processed before they were committed",
        HistoryAnomalies.CommitTooFar => $"{Records(count)} committed that nobody had read",
        HistoryAnomalies.CommitBack => RuleText.Count(count.Violations, "commit") + " below the one before",
        HistoryAnomalies.Uncommitted => $"{Records(count)} never committed",
        HistoryAnomalies.Unprocessed => $"{Records(count)} read and committed and never processed",
        HistoryAnomalies.WrongStart => RuleText.Count(count.Violations, "start") + " at the wrong offset",
        _ => Records(count),
    };

    private static string Records(AnomalyCount count) => RuleText.Count(count.Violations, "record");

    private static string Jumps(AnomalyCount count) => RuleText.Count(count.Violations, "jump");
}
