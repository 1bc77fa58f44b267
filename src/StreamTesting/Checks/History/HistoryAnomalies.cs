namespace StreamTesting;

/// <summary>
/// The names of what can be wrong with a consumer's history, beside <see cref="Anomalies.Duplicate"/> (one value at several offsets), <see cref="Anomalies.Unseen"/>
/// (a record that was never read, nor any later one) and <see cref="Anomalies.Phantom"/> (a record was processed that nobody read). The first nine are those of Jepsen's Kafka workload.
/// </summary>
public static class HistoryAnomalies
{
    /// <summary>A record was never read though a later one of its partition was. Counted: the records.</summary>
    public const string LostWrite = "lost-write";

    /// <summary>An offset holds two values. Counted: the offsets read so.</summary>
    public const string InconsistentOffsets = "inconsistent-offsets";

    /// <summary>A record was read that was definitely not sent: its send failed, or its transaction was aborted. Counted: the records.</summary>
    public const string AbortedRead = "aborted-read";

    /// <summary>A transaction read a record that it sent itself. Counted: the records.</summary>
    public const string PrecommittedRead = "precommitted-read";

    /// <summary>Within one poll records were left out that are there. Counted: the jumps.</summary>
    public const string InternalPollSkip = "int-poll-skip";

    /// <summary>Within one poll an offset came at or below the one before. Counted: the jumps.</summary>
    public const string InternalNonmonotonicPoll = "int-nonmonotonic-poll";

    /// <summary>Between two polls records were left out that are there, with no rebalance between. Counted: the jumps.</summary>
    public const string PollSkip = "poll-skip";

    /// <summary>A poll went back behind the one before, with no rebalance between. Counted: the jumps.</summary>
    public const string NonmonotonicPoll = "nonmonotonic-poll";

    /// <summary>The records sent in one step have others between them; always allowed. Counted: the jumps.</summary>
    public const string InternalSendSkip = "int-send-skip";

    /// <summary>Within one send an offset came at or below the one before. Counted: the jumps.</summary>
    public const string InternalNonmonotonicSend = "int-nonmonotonic-send";

    /// <summary>A send got an offset at or below that of the producer's send before. Counted: the jumps.</summary>
    public const string NonmonotonicSend = "nonmonotonic-send";

    /// <summary>
    /// A record was processed again (or read again, where processing is not marked) though no rebalance explains it; for a consumer that is exactly once: a
    /// second time in a committed transaction. Counted: the records.
    /// </summary>
    public const string Reprocessed = "reprocessed";

    /// <summary>A record was processed again by the next owner of its partition, which began where the group had committed. Counted: the records.</summary>
    public const string RebalanceDuplicate = "rebalance-duplicate";

    /// <summary>A record was committed before it was processed: a crash between the two loses it. Counted: the records.</summary>
    public const string CommitBeforeProcessing = "commit-before-processing";

    /// <summary>A consumer that is at most once processed a record before it committed it: a crash between the two repeats it. Counted: the records.</summary>
    public const string ProcessingBeforeCommit = "processing-before-commit";

    /// <summary>An offset was committed beyond records that nobody had read. Counted: the records.</summary>
    public const string CommitTooFar = "commit-too-far";

    /// <summary>A consumer committed a lower offset than it had before. Counted: the commits.</summary>
    public const string CommitBack = "commit-back";

    /// <summary>A consumer ended in order and left processed records uncommitted: the next one repeats them. Counted: the records.</summary>
    public const string Uncommitted = "uncommitted";

    /// <summary>A record was read and committed and never processed. Counted: the records.</summary>
    public const string Unprocessed = "unprocessed";

    /// <summary>A new owner of a partition did not begin where its group had committed, nor, where it had committed nothing, at the end that the mode says. Counted: the starts.</summary>
    public const string WrongStart = "wrong-start";
}
