namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>The settings of a topic that its logs honour. Immutable; a change makes a new one.</summary>
internal sealed record LogSettings
{
    public const int DefaultMaxMessageBytes = 1_048_588;

    public static readonly LogSettings Default = new();

    /// <summary>The largest batch accepted, in bytes with its 12 bytes of overhead (max.message.bytes).</summary>
    public int MaxMessageBytes { get; init; } = DefaultMaxMessageBytes;

    /// <summary>message.timestamp.type.</summary>
    public RecordTimestampType TimestampType { get; init; }

    /// <summary>How far a record's time may lie behind the broker's, in ms (message.timestamp.before.max.ms).</summary>
    public long TimestampBeforeMaxMs { get; init; } = long.MaxValue;

    /// <summary>Whether keys are what counts, so that each record needs one (cleanup.policy).</summary>
    public bool IsCompacted { get; init; }

    /// <summary>Whether the front may be forgotten (cleanup.policy).</summary>
    public bool IsDeleted { get; init; } = true;

    /// <summary>How long tombstones outlive the first compaction that finds them, in ms (delete.retention.ms).</summary>
    public long DeleteRetentionMs { get; init; } = 86_400_000;

    /// <summary>How old records may get, in ms; -1 for no limit (retention.ms).</summary>
    public long RetentionMs { get; init; } = 604_800_000;

    /// <summary>How large a log may get, in bytes; -1 for no limit (retention.bytes).</summary>
    public long RetentionBytes { get; init; } = -1;

    /// <summary>How far a record's time may lie ahead of the broker's, in ms (message.timestamp.after.max.ms); one hour as in Kafka 4.</summary>
    public long TimestampAfterMaxMs { get; init; } = 3_600_000;
}
