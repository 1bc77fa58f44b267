namespace StreamTesting;

/// <summary>What a table keeps. Immutable; times in ms. Sources: Kafka Streams' <c>KTableSource</c> and <c>RocksDBVersionedStore</c> (KIP-889, KIP-914).</summary>
public sealed record TableRules
{
    /// <summary>
    /// How far back a versioned table knows its history and takes changes, from the greatest event time put: what is older is dropped. Null,
    /// the default, for a table without versions: the last arrival wins, whatever its time, and nothing is ever late.
    /// </summary>
    public long? HistoryRetention { get; init; }

    /// <summary>
    /// How much time a segment of the history spans, at least 1; null, the default, for the engine's own choice. A segment lives until all of
    /// it is out of the retention. It shows where a tombstone is forgotten, and after a restart, when segments stay unseen until they are written to.
    /// </summary>
    public long? SegmentInterval { get; init; }

    /// <summary>A table without versions.</summary>
    public static TableRules Unversioned { get; } = new();

    /// <summary>A versioned table.</summary>
    /// <param name="historyRetention">How far back it knows its history, in ms; at least 0.</param>
    /// <param name="segmentInterval">How much time a segment spans, in ms; null for the engine's own choice.</param>
    public static TableRules Versioned(long historyRetention, long? segmentInterval = null) =>
        new() { HistoryRetention = historyRetention, SegmentInterval = segmentInterval };

    internal ITableStore MakeStore() =>
        HistoryRetention is { } retention ? new VersionedTableStore(retention, SegmentInterval ?? SegmentOf(retention)) : new PlainTableStore();

    private static long SegmentOf(long retention) => retention switch
    {
        <= 60_000 => Math.Max(retention / 3, 2_000),
        <= 300_000 => Math.Max(retention / 5, 20_000),
        <= 3_600_000 => Math.Max(retention / 12, 60_000),
        _ => Math.Max(retention / 24, 300_000),
    };
}
