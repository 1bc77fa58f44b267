namespace StreamTesting.EmbeddedKafka;

/// <summary>Where the transactions of a transactional id stand.</summary>
public enum TransactionState
{
    /// <summary>A producer has come, and has begun nothing yet.</summary>
    Empty,

    /// <summary>Records or offsets belong to a transaction that has not ended.</summary>
    Ongoing,

    /// <summary>The last transaction was committed.</summary>
    CompleteCommit,

    /// <summary>The last transaction was aborted, by its producer, by the next producer of the same id, or because its time was up.</summary>
    CompleteAbort,
}
