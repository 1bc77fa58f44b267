using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>The prices of hotels' room types, changed by a batch each night (source document 000, H-17, H-18).</summary>
/// <remarks>
/// A room type of a property is an entity, with the key <c>PROP001/Deluxe King</c>; it lives for ever. Its first price is the room type's base
/// rate. The share of changes is exact over all nights: round(rate x nights x properties x 5). Memory grows with the number of properties.
/// </remarks>
/// <param name="Nights">How many nights have a batch; from 0 to 36,500, 30 by default.</param>
public sealed record HotelRoomPrices(int Nights = 30) : Domain, IFinalStates
{
    private static readonly DateTimeOffset LatestStart = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly IReadOnlyList<string> Topic = [HotelWords.RoomPrices];

    /// <summary>The day (UTC) of the first batch, from 1970-01-01 to 9000-01-01; its time of day does not matter. 2026-01-01 by default.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The time of day of the batch; whole milliseconds below 24 hours, 00:05 by default (H-18).</summary>
    public TimeSpan Slot { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Over how long the changes of a batch are spread; whole milliseconds, and the batch must end on its day. Zero, the default: all at once.</summary>
    public TimeSpan BatchSpan { get; init; }

    /// <summary>How many properties there are; from 1 to 100,000, 10 by default.</summary>
    public int PropertyCount { get; init; } = 10;

    /// <summary>The share of the prices that change; from 0 to 1, 1 by default: each in each batch.</summary>
    public double ChangeRate { get; init; } = 1;

    /// <summary>How event ids are made; by night, property and room type by default.</summary>
    public HotelEventIds EventIds { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "hotel-room-prices";

    /// <summary>The topic: <c>room-prices</c>.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => Topic;

    /// <inheritdoc/>
    [JsonIgnore]
    public override DomainSize? Size => new DomainSize(Changes, 0);

    /// <summary>500 milliseconds, as for bookings (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => TimeSpan.FromMilliseconds(500);

    /// <summary>50 milliseconds, as for bookings (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => TimeSpan.FromMilliseconds(50);

    /// <summary>The document's JSON: <see cref="HotelJson"/>.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => HotelJson.Instance;

    internal int Cells => PropertyCount * RoomType.All.Count;

    internal long Slots => (long)Nights * Cells;

    internal long Changes => Selection.CountOf(ChangeRate, Slots);

    internal long BatchTicks => BatchSpan.Ticks;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return CountedIds.Of(All(seed), EventIds);
    }

    /// <summary>Makes the events of one room type of a property again, without the others.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="property">The property's number, from 1 to <see cref="PropertyCount"/>: 1 for <c>PROP001</c>.</param>
    /// <param name="roomType">One of <see cref="RoomType.All"/>.</param>
    /// <returns>Its events in event-time order, equal to those among all events, but not numbered, and with ids of <see cref="HotelEventIds.ByEntity"/> in any case.</returns>
    /// <exception cref="ArgumentException">There is no such property or room type.</exception>
    public IReadOnlyList<StreamEvent> Prices(Seed seed, int property, RoomType roomType)
    {
        Validate();
        OptionRange.Check(property, 1, PropertyCount, nameof(property), "The number of the property");
        var maker = new RoomPriceMaker(this, seed);
        var cell = ((property - 1) * RoomType.All.Count) + RoomType.All.Index().First(type => type.Item == roomType).Index;
        var entity = maker.EntityOf(cell);
        var cents = 0L;
        var events = new List<StreamEvent>();
        for (var night = 0; night < Nights; night++)
        {
            if (maker.Changes(night, cell))
            {
                events.Add(maker.Next(night, cell, entity, ref cents));
            }
        }

        return events;
    }

    /// <summary>Makes the event that conflicts with another: the same but for the rate.</summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return HotelConflicts.Of(original, ref random);
    }

    /// <summary>Applies an event to its entity: the last <see cref="RoomPriceUpdated"/>.</summary>
    /// <param name="state">What it was before, or null.</param>
    /// <param name="happened">The entity's next event.</param>
    /// <returns>What it is now, or null where it is gone.</returns>
    object? IFinalStates.Apply(object? state, StreamEvent happened) => HotelStates.After(state, happened);

    void IFinalStates.Write(object state, Utf8JsonWriter json) => HotelStates.Write(state, json);

    /// <inheritdoc/>
    public override void Validate()
    {
        var millisecond = TimeSpan.FromMilliseconds(1);
        var day = TimeSpan.FromDays(1);
        OptionRange.Check(Nights, 0, 36_500, nameof(Nights), "The number of nights (nights)");
        OptionRange.CheckTime(Start, DateTimeOffset.UnixEpoch, LatestStart, TimeSpan.FromTicks(1), nameof(Start), "The start (start)");
        OptionRange.CheckTime(Slot, TimeSpan.Zero, day - millisecond, millisecond, nameof(Slot), "The time of the batch (slot)");
        OptionRange.CheckTime(BatchSpan, TimeSpan.Zero, day - millisecond - Slot, millisecond, nameof(BatchSpan), "How long a batch takes (batchSpan)");
        OptionRange.Check(PropertyCount, 1, 100_000, nameof(PropertyCount), "The number of properties (propertyCount)");
        OptionRange.CheckRate(ChangeRate, nameof(ChangeRate), "The share of changed prices (changeRate)");
        OptionRange.CheckDefined(EventIds, nameof(EventIds), "How event ids are made (eventIds)");
    }

    internal IEnumerable<StreamEvent> All(Seed seed)
    {
        var maker = new RoomPriceMaker(this, seed);
        var entities = new StreamEntity?[Cells];
        var cents = new long[Cells];
        for (var night = 0; night < Nights; night++)
        {
            for (var cell = 0; cell < entities.Length; cell++)
            {
                if (maker.Changes(night, cell))
                {
                    yield return maker.Next(night, cell, entities[cell] ??= maker.EntityOf(cell), ref cents[cell]);
                }
            }
        }
    }
}
