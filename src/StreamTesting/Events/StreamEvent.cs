using System.Collections.Frozen;

namespace StreamTesting;

/// <summary>Something that happened, once, whenever and however often it arrives. Immutable.</summary>
public sealed class StreamEvent
{
    private readonly long _ticks;
    private readonly Guid _uuid;
    private string? _id;

    /// <summary>Makes an event.</summary>
    /// <param name="id">Its identity: no other event of the stream has it.</param>
    /// <param name="type">What kind of event it is, in the domain's own words, for example <c>order_created</c>.</param>
    /// <param name="entity">What it is about.</param>
    /// <param name="eventTime">When it happened; kept in UTC, to 100 ns.</param>
    /// <param name="payload">What it says, as the domain's own type.</param>
    /// <exception cref="ArgumentNullException">An argument but the payload is null.</exception>
    public StreamEvent(string id, string type, StreamEntity entity, DateTimeOffset eventTime, object? payload)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(entity);
        _id = id;
        Type = type;
        Entity = entity;
        Payload = payload;
        _ticks = eventTime.UtcTicks;
    }

    /// <summary>Makes an event whose identity is a UUID, which becomes text only where it is asked for.</summary>
    /// <param name="id">Its identity: no other event of the stream has it.</param>
    /// <param name="type">What kind of event it is, in the domain's own words, for example <c>order_created</c>.</param>
    /// <param name="entity">What it is about.</param>
    /// <param name="eventTime">When it happened; kept in UTC, to 100 ns.</param>
    /// <param name="payload">What it says, as the domain's own type.</param>
    /// <exception cref="ArgumentNullException">An argument but the payload is null.</exception>
    public StreamEvent(Guid id, string type, StreamEntity entity, DateTimeOffset eventTime, object? payload)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(entity);
        _uuid = id;
        Type = type;
        Entity = entity;
        Payload = payload;
        _ticks = eventTime.UtcTicks;
    }

    /// <summary>The event's identity. Copies of an event have the same. A UUID is written in lower case with hyphens.</summary>
    public string Id => _id ??= _uuid.ToString();

    /// <summary>The event's identity where it was given as a UUID; otherwise null.</summary>
    public Guid? Uuid => _uuid == Guid.Empty ? null : _uuid;

    /// <summary>The kind of event, in the domain's own words.</summary>
    public string Type { get; }

    /// <summary>What the event is about.</summary>
    public StreamEntity Entity { get; }

    /// <summary>The key of <see cref="Entity"/>.</summary>
    public string Key => Entity.Key;

    /// <summary>When it happened, in UTC.</summary>
    public DateTimeOffset EventTime => new(_ticks, TimeSpan.Zero);

    /// <summary>What it says, as the domain's own type; null where the event has no value (a tombstone).</summary>
    public object? Payload { get; }

    /// <summary>What it does to its entity; <see cref="Operation.Append"/> by default.</summary>
    public Operation Operation { get; init; }

    /// <summary>What a producer sends beside key and value, by name; none by default.</summary>
    public IReadOnlyDictionary<string, string?> Headers { get; init; } = FrozenDictionary<string, string?>.Empty;

    /// <summary>The version of the payload's shape; 1 by default.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>
    /// Whether no later event of this entity exists; false by default. An event that ends its entity can't be out of order
    /// within the entity, so it is never chosen for that.
    /// </summary>
    public bool EndsEntity { get; init; }

    /// <summary>
    /// The names of the faults that the event itself has, for example a transition that its entity must not make, or an amount that was never
    /// recorded; none, the default, where it is right. What steps do to its bytes is no part of it.
    /// </summary>
    public NameList Faults { get; init; } = NameList.Empty;

    /// <summary>The transaction that it was committed in, by any name; null, the default, where it belongs to none.</summary>
    public string? Transaction { get; init; }

    /// <summary>The event's number in event-time order, from 0; -1 until the stream gave it one, and where a step added the event.</summary>
    public long Index { get; internal set; } = -1;

    internal long OpenRank { get; set; } = -1;

    internal long Ticks => _ticks;

    /// <summary>The same event under another id, not numbered.</summary>
    /// <param name="id">The id.</param>
    /// <returns>A new event.</returns>
    public StreamEvent WithId(string id) => new(id, Type, Entity, EventTime, Payload) { Operation = Operation, Headers = Headers, SchemaVersion = SchemaVersion, EndsEntity = EndsEntity, Faults = Faults, Transaction = Transaction };

    /// <summary>The same event under another id, not numbered.</summary>
    /// <param name="id">The id.</param>
    /// <returns>A new event.</returns>
    public StreamEvent WithId(Guid id) => new(id, Type, Entity, EventTime, Payload) { Operation = Operation, Headers = Headers, SchemaVersion = SchemaVersion, EndsEntity = EndsEntity, Faults = Faults, Transaction = Transaction };

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {Id} of {Key} at {UtcText.Of(EventTime)}";
}
