namespace StreamTesting.Kafka;

/// <summary>A record to be sent as it is.</summary>
/// <param name="Topic">One of the topics that the sender was opened with.</param>
/// <param name="Key">The key; null for none.</param>
/// <param name="Value">The value; null for a tombstone. Not changed while the record is on its way.</param>
public sealed record KafkaRecord(string Topic, byte[]? Key, byte[]? Value)
{
    /// <summary>
    /// The partition. Null, the default, is that of the key as Kafka's Java producer chooses it (<see cref="Partitioner"/>), and without a key the
    /// partitions take turns.
    /// </summary>
    public int? Partition { get; init; }

    /// <summary>The record's timestamp; null, the default, is the moment of sending.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The headers, in their order; none by default.</summary>
    public IReadOnlyList<KeyValuePair<string, byte[]?>> Headers { get; init; } = [];
}
