using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A model of a business that yields events in event-time order. Immutable: its properties are its options, and a derived record with
/// its options is what a plan's JSON holds.
/// </summary>
public abstract record Domain
{
    private static readonly IReadOnlyList<string> NoTopics = [""];

    /// <summary>The name under which a plan's JSON knows the domain, for example <c>orders</c>.</summary>
    [JsonIgnore]
    public abstract string Name { get; }

    /// <summary>How many events the domain yields, where that is the same for every seed and known without making them; otherwise null.</summary>
    [JsonIgnore]
    public abstract DomainSize? Size { get; }

    /// <summary>
    /// The topics that the domain's entities name (<see cref="StreamEntity.Topic"/>), in a fixed order; one without a name by default. A key
    /// in two topics is two keys, and arrival order exists within a partition of a topic only.
    /// </summary>
    [JsonIgnore]
    public virtual IReadOnlyList<string> Topics => NoTopics;

    /// <summary>
    /// The longest that an event takes to arrive where no step makes it late. The transport is first in, first out, and never carries an
    /// event over midnight (UTC), so that by itself it makes nothing out of order and nothing late by day.
    /// </summary>
    [JsonIgnore]
    public abstract TimeSpan TransportDelay { get; }

    /// <summary>
    /// The least time that an event takes to arrive, but at the end of a day (UTC), which the transport never crosses; from zero, the default,
    /// to <see cref="TransportDelay"/>.
    /// </summary>
    [JsonIgnore]
    public virtual TimeSpan LeastTransportDelay => TimeSpan.Zero;

    /// <summary>How the events are written as bytes.</summary>
    [JsonIgnore]
    public abstract IArrivalFormat Format { get; }

    /// <summary>The domain's data-quality faults, which a plan knows by name; none by default.</summary>
    [JsonIgnore]
    public virtual IReadOnlyList<PayloadFault> Faults => [];

    /// <summary>Whether <see cref="Conflicting"/> can make conflicting events; true by default.</summary>
    [JsonIgnore]
    public virtual bool CanConflict => true;

    /// <summary>Yields the events. Enumerable again and again, with the same result; memory grows with what is in flight only.</summary>
    /// <param name="seed">Decides all that the options leave open.</param>
    /// <returns>The events, their event times never decreasing.</returns>
    public abstract IEnumerable<StreamEvent> Events(Seed seed);

    /// <summary>Says how many events the domain yields for a seed: <see cref="Size"/>, or by making them all and counting.</summary>
    /// <param name="seed">As for <see cref="Events"/>.</param>
    /// <returns>The exact size.</returns>
    public virtual DomainSize SizeOf(Seed seed)
    {
        if (Size is { } known)
        {
            return known;
        }

        return Counted(seed);
    }

    internal DomainSize Counted(Seed seed)
    {
        var (events, ended, entities) = (0L, 0L, 0L);
        foreach (var happened in Events(seed))
        {
            events++;
            ended += happened.EndsEntity ? 1 : 0;
            entities += happened.Entity.Lane == StreamEntity.Unplaced ? 1 : 0;
            happened.Entity.Lane = StreamEntity.Counted;
        }

        return new DomainSize(events, ended) { Entities = entities };
    }

    /// <summary>The rates that the events follow, which the summary measures back; null, the default, where they follow none.</summary>
    /// <param name="seed">As for <see cref="Events"/>.</param>
    /// <returns>The curve by which the domain places its events, over its span and with what the seed decides of it.</returns>
    public virtual RateCurve? RatesOf(Seed seed) => null;

    /// <summary>
    /// Whether an event's own time follows <see cref="RatesOf"/>; true by default. One that comes some time after another (a shipment after its
    /// order) does not, and is not counted where the rates are measured.
    /// </summary>
    /// <param name="happened">An event of this domain.</param>
    /// <returns>Whether it does.</returns>
    public virtual bool FollowsRates(StreamEvent happened) => true;

    /// <summary>Makes the event that conflicts with another: the same id, key and event time, another payload.</summary>
    /// <param name="original">The event as it happened.</param>
    /// <param name="random">Decides how the payload differs.</param>
    /// <returns>An event whose bytes differ from the original's.</returns>
    /// <exception cref="NotSupportedException">The domain can't (<see cref="CanConflict"/>).</exception>
    public abstract StreamEvent Conflicting(StreamEvent original, ref RandomSource random);

    /// <summary>
    /// Makes the event that says the same as another under an id of its own, as a business row that was entered twice: by default all is the
    /// original's but the id, which is another UUID, or the original's with a number behind it.
    /// </summary>
    /// <param name="original">The event as it happened.</param>
    /// <param name="number">Which row it is of the original, from 2.</param>
    /// <param name="random">Decides the id.</param>
    /// <returns>An event whose id no other event has, and whose bytes differ from the original's.</returns>
    public virtual StreamEvent DuplicateRow(StreamEvent original, int number, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return original.Uuid is null
            ? original.WithId(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{original.Id}-{number}"))
            : original.WithId(random.NextGuid());
    }

    /// <summary>
    /// Makes the events that the source sends when it sends its last ones again, after a crash: by default the same. A source that numbers what it sends within a transaction does that anew where
    /// the first of them stands within one.
    /// </summary>
    /// <param name="last">The last events, in the order in which they arrived first.</param>
    /// <param name="time">Which time it is, from 1.</param>
    /// <returns>The events: those that were sent before under their ids, and others under ids that no other event has, about entities of their own.</returns>
    public virtual IReadOnlyList<StreamEvent> Resent(IReadOnlyList<StreamEvent> last, int time) => last;

    /// <summary>
    /// Makes an event that a step adds for its time alone: by default another event again, under an id of its own, at that time; what the payload itself
    /// says of times stays the other's.
    /// </summary>
    /// <param name="like">An event of the stream.</param>
    /// <param name="id">The id, where ids are text; one that is a UUID is drawn.</param>
    /// <param name="entity">What it is about: that of the other event, or one of no other event.</param>
    /// <param name="time">When it happens.</param>
    /// <param name="random">Decides the id where it is a UUID.</param>
    /// <returns>An event whose id no other event has.</returns>
    public virtual StreamEvent Marker(StreamEvent like, string id, StreamEntity entity, DateTimeOffset time, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(like);
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(entity);
        return like.Uuid is null
            ? new StreamEvent(id, like.Type, entity, time, like.Payload) { Operation = like.Operation, Headers = like.Headers, SchemaVersion = like.SchemaVersion }
            : new StreamEvent(random.NextGuid(), like.Type, entity, time, like.Payload) { Operation = like.Operation, Headers = like.Headers, SchemaVersion = like.SchemaVersion };
    }

    /// <summary>Refuses impossible options.</summary>
    /// <exception cref="ArgumentException">An option is impossible; the message says which, its value and the allowed range.</exception>
    public virtual void Validate()
    {
    }
}
