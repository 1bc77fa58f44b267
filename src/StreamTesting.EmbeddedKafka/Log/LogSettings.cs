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

    /// <summary>How far a record's time may lie ahead of the broker's, in ms (message.timestamp.after.max.ms); one hour as in Kafka 4.</summary>
    public long TimestampAfterMaxMs { get; init; } = 3_600_000;
}
