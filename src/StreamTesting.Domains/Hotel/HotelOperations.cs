using System.Text.Json;
using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// Bookings, guests and room prices side by side (H-19): three topics, each with its own envelope, in one stream in event-time order. Who
/// books is a guest of the guests' stream, whose row was created by then and is never deleted.
/// </summary>
/// <remarks>
/// The streams' options are their own, but for the guest count of the bookings, and the ids, for which <see cref="EventIds"/> holds. Where
/// several events happen at the same time, prices come first, then guests, then bookings. Each stream's sub-seed is that of its topic's name.
/// </remarks>
public sealed record HotelOperations : Domain, IFinalStates
{
    private static readonly IReadOnlyList<string> AllTopics = [HotelWords.Bookings, HotelWords.Guests, HotelWords.RoomPrices];

    /// <summary>The bookings; by default 1000, over two weeks but for the first day.</summary>
    public HotelBookings Bookings { get; init; } = new()
    {
        Start = new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero),
        Span = TimeSpan.FromDays(13),
    };

    /// <summary>The guests; by default 400, over two weeks.</summary>
    public HotelGuests Guests { get; init; } = new() { Span = TimeSpan.FromDays(14) };

    /// <summary>The room prices; by default the batches of two weeks.</summary>
    public HotelRoomPrices RoomPrices { get; init; } = new(14);

    /// <summary>How event ids are made, of all three streams; by entity by default.</summary>
    public HotelEventIds EventIds { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "hotel";

    /// <summary>The topics: <c>bookings</c>, <c>guests</c>, <c>room-prices</c>.</summary>
    [JsonIgnore]
    public override IReadOnlyList<string> Topics => AllTopics;

    /// <inheritdoc/>
    [JsonIgnore]
    public override DomainSize? Size
    {
        get
        {
            var (bookings, guests, prices) = (Bookings.Size!.Value, Guests.Size!.Value, RoomPrices.Size!.Value);
            return new DomainSize(bookings.Events + guests.Events + prices.Events, bookings.Ended + guests.Ended + prices.Ended);
        }
    }

    /// <summary>500 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan TransportDelay => Bookings.TransportDelay;

    /// <summary>50 milliseconds (H-23).</summary>
    [JsonIgnore]
    public override TimeSpan LeastTransportDelay => Bookings.LeastTransportDelay;

    /// <summary>The document's JSON, guests in the form of their options.</summary>
    [JsonIgnore]
    public override IArrivalFormat Format => HotelJson.Of(Guests.Form, Bookings.InBandLabels);

    /// <summary>Those of the bookings.</summary>
    [JsonIgnore]
    public override IReadOnlyList<PayloadFault> Faults => Bookings.Faults;

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool CanConflict => Guests.CanConflict;

    /// <inheritdoc/>
    public override IEnumerable<StreamEvent> Events(Seed seed)
    {
        Validate();
        return CountedIds.Of(Merged(seed), EventIds);
    }

    /// <summary>The rates that the bookings follow.</summary>
    /// <inheritdoc/>
    public override RateCurve? RatesOf(Seed seed) => Bookings.RatesOf(BookingSeed(seed));

    /// <inheritdoc/>
    public override bool FollowsRates(StreamEvent happened) => Bookings.FollowsRates(happened);

    /// <summary>Makes the events of one booking again, from the seed and its number alone.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="number">The booking's number as it stands in its id, from 1.</param>
    /// <returns>As <see cref="HotelBookings.Booking(Seed, long)"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such booking.</exception>
    public IReadOnlyList<StreamEvent> Booking(Seed seed, long number)
    {
        Validate();
        return Bookings.Booking(BookingSeed(seed), number, Directory(seed));
    }

    /// <summary>Makes the events of one guest again, from the seed and its number alone.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <param name="number">The guest's number as it stands in its id, from 1.</param>
    /// <returns>As <see cref="HotelGuests.Guest"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such guest.</exception>
    public IReadOnlyList<StreamEvent> Guest(Seed seed, long number)
    {
        Validate();
        return Guests.Guest(GuestSeed(seed), number);
    }

    /// <summary>What is true of the guests' table after all changes.</summary>
    /// <param name="seed">The seed that <see cref="Events"/> was given; that of a stream is <see cref="EventStream.DomainSeed"/>.</param>
    /// <returns>As <see cref="HotelGuests.Table"/>.</returns>
    public TableTruth GuestTable(Seed seed)
    {
        Validate();
        return Guests.Table(GuestSeed(seed));
    }

    /// <summary>Makes the event that conflicts with another, as its own stream does.</summary>
    /// <inheritdoc/>
    public override StreamEvent Conflicting(StreamEvent original, ref RandomSource random)
    {
        ArgumentNullException.ThrowIfNull(original);
        return HotelConflicts.Of(original, ref random);
    }

    /// <summary>Applies an event to its entity: a <see cref="BookingState"/>, a <see cref="GuestRow"/> or the last <see cref="RoomPriceUpdated"/>.</summary>
    /// <param name="state">What it was before, or null.</param>
    /// <param name="happened">The entity's next event.</param>
    /// <returns>What it is now, or null where it is gone.</returns>
    object? IFinalStates.Apply(object? state, StreamEvent happened) => HotelStates.After(state, happened);

    void IFinalStates.Write(object state, Utf8JsonWriter json) => HotelStates.Write(state, json);

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Bookings);
        ArgumentNullException.ThrowIfNull(Guests);
        ArgumentNullException.ThrowIfNull(RoomPrices);
        Bookings.Validate();
        Guests.Validate();
        RoomPrices.Validate();
        OptionRange.CheckDefined(EventIds, nameof(EventIds), "How event ids are made (eventIds)");
        if (Bookings.Count > 0 && new EvenGuests(Guests, default).ProblemFrom(Bookings.Start) is { } problem)
        {
            throw new ArgumentException($"Nobody can book at the start of the bookings: {problem}", nameof(Guests));
        }
    }

    private static Seed BookingSeed(Seed seed) => seed.Derive(HotelWords.Bookings);

    private static Seed GuestSeed(Seed seed) => seed.Derive(HotelWords.Guests);

    private EvenGuests Directory(Seed seed) => new(Guests, GuestSeed(seed));

    private IEnumerable<StreamEvent> Merged(Seed seed) => EventMerge.Of(
        RoomPrices.All(seed.Derive(HotelWords.RoomPrices)),
        new GuestEvents(Guests, GuestSeed(seed)),
        new BookingEvents(Bookings, BookingSeed(seed), Directory(seed)));
}
