namespace StreamTesting;

/// <summary>How the records of several topics come to a merge that uses transactions.</summary>
public enum TransactionDelivery
{
    /// <summary>
    /// All topics in the order in which the connector sent them, as in a capture: a transaction is over at its END, or where the connector sends none,
    /// with the first change of another one.
    /// </summary>
    InOrder,

    /// <summary>
    /// Each topic in its own order and the topics in any, as a consumer of several topics gets them: a transaction is over when its END
    /// has come and as many changes as it counts; transactions are merged in the order of their ENDs, a TRUNCATE of MariaDB, which has none, in that of its
    /// BEGIN. Needs <c>provide.transaction.metadata</c>.
    /// </summary>
    Interleaved,
}
