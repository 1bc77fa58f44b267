using System.Collections.Immutable;

namespace StreamTesting;

/// <summary>
/// What a consumer is meant to do, and so which anomalies it may have: those are counted in <see cref="Verdict.Allowed"/> and fail nothing. Immutable;
/// change one with <c>with</c>.
/// </summary>
/// <remarks>
/// A rebalance allows only what it explains: a record that comes again because its new owner began where the group had committed. Whether partitions are
/// taken away and given back whole (eager) or only those that move (cooperative) is in the steps: a partition that its consumer kept explains nothing.
/// </remarks>
public sealed record ReadingMode
{
    /// <summary>Each record is processed at least once; commits come after processing.</summary>
    public static ReadingMode AtLeastOnce { get; } = new();

    /// <summary>Each record is processed at most once; commits come before processing.</summary>
    public static ReadingMode AtMostOnce { get; } = new() { Guarantee = ProcessingGuarantee.AtMostOnce };

    /// <summary>Each record is processed in a transaction that commits its offset too, and only committed records are read.</summary>
    public static ReadingMode ExactlyOnce { get; } = new() { Guarantee = ProcessingGuarantee.ExactlyOnce, ReadsCommitted = true };

    /// <summary>What it promises of each record; <see cref="ProcessingGuarantee.AtLeastOnce"/> by default.</summary>
    public ProcessingGuarantee Guarantee { get; init; }

    /// <summary>
    /// Whether it takes partitions by itself (<c>assign</c>) and keeps no offsets in a group, so that consumers read independently, begin where they want to
    /// and need not commit; false by default: it subscribes.
    /// </summary>
    public bool Assigns { get; init; }

    /// <summary>Whether it reads committed records only (<c>isolation.level</c>); false by default.</summary>
    public bool ReadsCommitted { get; init; }

    /// <summary>Whether it begins at the end of a partition that its group has committed nothing of; false by default: at the beginning.</summary>
    public bool StartsAtEnd { get; init; }

    /// <summary>Whether it may read what it wants where it sought to; false by default: a seek is allowed only back to what was read and not yet processed.</summary>
    public bool MaySeek { get; init; }

    /// <summary>
    /// Whether its history says of each record that it was processed; false by default: where a partition has no such step, what was read counts as processed.
    /// </summary>
    public bool MarksProcessing { get; init; }

    /// <summary>Anomalies that are allowed besides, by name; none by default.</summary>
    public ImmutableSortedSet<string> AlsoAllowed { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>Allows an anomaly.</summary>
    /// <param name="anomaly">Its name, one of <see cref="HistoryAnomalies"/>.</param>
    /// <returns>The mode that allows it.</returns>
    public ReadingMode Allowing(string anomaly) => this with { AlsoAllowed = AlsoAllowed.Add(anomaly) };

    /// <summary>Says whether an anomaly is allowed.</summary>
    /// <param name="anomaly">Its name.</param>
    /// <returns>Whether it is counted without failing anything.</returns>
    public bool Allows(string anomaly) => AlsoAllowed.Contains(anomaly) || anomaly switch
    {
        HistoryAnomalies.InternalSendSkip => true,
        HistoryAnomalies.AbortedRead or HistoryAnomalies.PrecommittedRead => !ReadsCommitted,
        HistoryAnomalies.RebalanceDuplicate => Guarantee == ProcessingGuarantee.AtLeastOnce,
        HistoryAnomalies.CommitBeforeProcessing or HistoryAnomalies.Unprocessed => Guarantee == ProcessingGuarantee.AtMostOnce,
        HistoryAnomalies.ProcessingBeforeCommit => Guarantee != ProcessingGuarantee.AtMostOnce,
        HistoryAnomalies.Uncommitted => Assigns,
        HistoryAnomalies.CommitBack => MaySeek,
        _ => false,
    };

    /// <inheritdoc/>
    public override string ToString() =>
        (Guarantee switch
        {
            ProcessingGuarantee.AtLeastOnce => "at least once",
            ProcessingGuarantee.AtMostOnce => "at most once",
            _ => "exactly once",
        })
        + (Assigns ? ", by assignment" : ", subscribed")
        + (ReadsCommitted ? ", committed records only" : "")
        + (MaySeek ? ", may seek" : "");
}
