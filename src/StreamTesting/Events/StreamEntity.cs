namespace StreamTesting;

/// <summary>
/// What an event is about: an order, a guest, a store. The events of one entity share one instance while a stream is enumerated,
/// and each enumeration makes its own, so that what is known of an entity goes when its last event has gone.
/// </summary>
public sealed class StreamEntity
{
    internal const int Unplaced = -1;
    internal const int Counted = -2;

    /// <summary>Makes an entity.</summary>
    /// <param name="key">The key of its events; also their Kafka key, which decides the partition. Empty where their records have no key (null bytes).</param>
    /// <param name="topic">The topic of its events, one of <see cref="Domain.Topics"/>; empty, the default, where the domain has only one.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public StreamEntity(string key, string topic = "")
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(topic);
        Key = key;
        Topic = topic;
    }

    /// <summary>The key of the entity's events; empty where their records have no key.</summary>
    public string Key { get; }

    /// <summary>The topic of the entity's events; empty where their domain has only one and gives it no name.</summary>
    public string Topic { get; }

    internal int Partition { get; set; } = -1;

    internal int Lane { get; set; } = Unplaced;

    /// <summary>Why it is in another partition than its key says.</summary>
    internal Causes Placed { get; set; }

    internal Connection? Connection { get; set; }

    internal long GreatestTicks { get; set; } = long.MinValue;

    internal long ReleasedTicks { get; set; } = long.MinValue;

    internal List<Arrival>? Held { get; set; }

    /// <inheritdoc/>
    public override string ToString() => Key;
}
