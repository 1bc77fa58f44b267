namespace StreamTesting;

/// <summary>
/// What an event is about: an order, a guest, a store. The events of one entity share one instance while a stream is enumerated,
/// and each enumeration makes its own, so that what is known of an entity goes when its last event has gone.
/// </summary>
public sealed class StreamEntity
{
    /// <summary>Makes an entity.</summary>
    /// <param name="key">The key of its events; also their Kafka key, which decides the partition. Empty where their records have no key (null bytes).</param>
    /// <exception cref="ArgumentNullException">The key is null.</exception>
    public StreamEntity(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        Key = key;
    }

    /// <summary>The key of the entity's events; empty where their records have no key.</summary>
    public string Key { get; }

    internal int Partition { get; set; } = -1;

    internal long GreatestTicks { get; set; } = long.MinValue;

    internal long ReleasedTicks { get; set; } = long.MinValue;

    internal List<Arrival>? Held { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
