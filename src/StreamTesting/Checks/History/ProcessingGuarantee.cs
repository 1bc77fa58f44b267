namespace StreamTesting;

/// <summary>What a consumer promises of each record.</summary>
public enum ProcessingGuarantee
{
    /// <summary>It is processed once or, after a rebalance or a crash, again: commit after processing.</summary>
    AtLeastOnce,

    /// <summary>It is processed once or, after a crash, not at all: commit before processing.</summary>
    AtMostOnce,

    /// <summary>It is processed in a transaction that commits its offset too: what counts is what was committed.</summary>
    ExactlyOnce,
}
