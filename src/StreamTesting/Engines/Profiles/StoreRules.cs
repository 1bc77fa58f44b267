namespace StreamTesting;

/// <summary>What an engine's window store forgets by itself. Source: Kafka Streams' <c>AbstractRocksDBSegmentedBytesStore</c> and <c>InMemoryWindowStore</c>. Immutable; times in ms.</summary>
public sealed record StoreRules
{
    /// <summary>A store on disk, the default of Kafka Streams (<c>RocksDBWindowStore</c>, <c>RocksDBSessionStore</c>).</summary>
    public static StoreRules RocksDb { get; } = new() { KeepsAtRetention = true, SegmentInterval = 60_000 };

    /// <summary>A store in memory (<c>InMemoryWindowStore</c>, <c>InMemorySessionStore</c>).</summary>
    public static StoreRules InMemory { get; } = new();

    /// <summary>
    /// How long the store keeps a window, from its start to the greatest window start written, or a session, from its end to the greatest end
    /// written; null, the default, for as long as must be: the length and the grace (sliding windows: twice their length and the grace).
    /// </summary>
    public long? Retention { get; init; }

    /// <summary>Whether a window exactly <see cref="Retention"/> behind is still there (RocksDB: true; in memory, the default: false).</summary>
    public bool KeepsAtRetention { get; init; }

    /// <summary>
    /// The least length of the segments in which the store lets go of what is past its retention, where half the retention is not longer; null, the
    /// default, where each entry goes by itself (in memory). A minute with RocksDB. A store in segments reads back ordered by start before key.
    /// </summary>
    public long? SegmentInterval { get; init; }

    /// <summary>How much wall clock lies between two looks for closed windows at least, in ms. 0, the default, for a look at every record.</summary>
    public long EmitInterval { get; init; }

    internal long? SegmentOf(long retention) => SegmentInterval is { } least ? Math.Max(retention / 2, least) : null;
}
