namespace StreamTesting.Kafka;

/// <summary>What the end of a partition is taken for. Each lies at or above the one that follows it here.</summary>
public enum LogEnd
{
    /// <summary>The offset that the next record gets (the high watermark): behind everything, records of open transactions and markers as well.</summary>
    HighWatermark,

    /// <summary>The last stable offset: the first record of a transaction that is still open, or the high watermark where none is. Nobody who reads committed records gets further.</summary>
    LastStable,

    /// <summary>
    /// The offset after the last record that a reader of committed records is given. Above it lie only markers of transactions, records of aborted ones and what compaction took away,
    /// so a consumer that committed this offset has nothing left to read. Found by reading the tail of the partition.
    /// </summary>
    LastRecord,
}
