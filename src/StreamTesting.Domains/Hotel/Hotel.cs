namespace StreamTesting.Domains;

/// <summary>Plans of hotel streams, as source document 000 describes them: bookings, guests and room prices.</summary>
public static class Hotel
{
    /// <summary>Plans bookings: created, updated, confirmed, cancelled, checked in and out. In order, without copies.</summary>
    /// <param name="count">How many bookings, from 0 to 10^12; 1000 by default. Some 3.3 events each at the default rates.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { CancelRate = 0.2 }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition, for the topic <c>bookings</c>.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Bookings(long count = 1000, Func<HotelBookings, HotelBookings>? options = null) => Plan(new HotelBookings(count), options);

    /// <summary>
    /// Plans bookings as the document's checklist wants them (H-68 to H-75): a burst (H-49 to H-51), 5 % of the events 1 to 2 hours late (H-29 to H-31),
    /// 2 % sent twice, 100 to 500 ms apart with another processing time (H-54 to H-56), and <c>booking_source</c> new from the burst on, so that the
    /// history lacks it.
    /// </summary>
    /// <param name="count">How many bookings, from 0 to 10^12; 10,000 by default, so that the burst is among them.</param>
    /// <param name="options">Sets other options; null, the default, for none. Where they set a rate or a span, there is no other burst.</param>
    /// <returns>A plan in one partition, for the topic <c>bookings</c>.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan AsDocumented(long count = 10_000, Func<HotelBookings, HotelBookings>? options = null)
    {
        var domain = new HotelBookings(count);
        domain = options?.Invoke(domain) ?? domain;
        domain = domain.Rate is null && domain.Span is null ? domain.WithBurst(domain.EventsPerSecond, 10 * domain.EventsPerSecond) : domain;
        return new StreamPlan(domain)
            .Late(rate: 0.05, upTo: TimeSpan.FromHours(2), atLeast: TimeSpan.FromHours(1))
            .Duplicated(rate: 0.02, DuplicateKind.Retry, within: TimeSpan.FromMilliseconds(500), atLeast: TimeSpan.FromMilliseconds(100))
            .Evolved(FieldChange.Introduced("data.booking_source"), from: domain.Start + TimeSpan.FromMinutes(5));
    }

    /// <summary>Plans the changes of a table of guests, as change data capture tells them.</summary>
    /// <param name="count">How many guests, from 0 to 10^12; 400 by default. Some 1.3 events each at the default rates.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { Form = GuestForm.Debezium }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition, for the topic <c>guests</c>.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Guests(long count = 400, Func<HotelGuests, HotelGuests>? options = null) => Plan(new HotelGuests(count), options);

    /// <summary>Plans nightly batches of room prices.</summary>
    /// <param name="nights">How many nights, from 0 to 36,500; 30 by default.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { PropertyCount = 100 }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition, for the topic <c>room-prices</c>.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan RoomPrices(int nights = 30, Func<HotelRoomPrices, HotelRoomPrices>? options = null) => Plan(new HotelRoomPrices(nights), options);

    /// <summary>Plans that many hotels change all their prices at the same moment (HX-4).</summary>
    /// <param name="hotels">How many hotels, from 1 to 100,000; 100 by default. Each has five room types.</param>
    /// <param name="at">When, to a millisecond; 2026-01-01T00:05:00Z by default.</param>
    /// <returns>A plan without disorder, in one partition, for the topic <c>room-prices</c>.</returns>
    /// <exception cref="ArgumentException">A value is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Repricing(int hotels = 100, DateTimeOffset? at = null)
    {
        var moment = at ?? new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero);
        return RoomPrices(1, o => o with { PropertyCount = hotels, Start = moment, Slot = moment.UtcDateTime.TimeOfDay });
    }

    /// <summary>Plans bookings, guests and room prices side by side, in three topics with different envelopes (H-19).</summary>
    /// <param name="options">Sets other options, for example <c>o => o with { RoomPrices = o.RoomPrices with { Nights = 7 } }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Operations(Func<HotelOperations, HotelOperations>? options = null) => Plan(new HotelOperations(), options);

    /// <summary>Plans to replay a CSV file of bookings by time (H-20 to H-24).</summary>
    /// <param name="file">The file: see <see cref="HotelReplay"/>.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { CancelRate = 0.1 }</c> (H-25); null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition, for the topic <c>bookings</c>.</returns>
    /// <exception cref="ArgumentException">The file can't be replayed; the message has the line, the column and the value.</exception>
    public static StreamPlan Replay(string file, Func<HotelReplay, HotelReplay>? options = null) => Plan(new HotelReplay(file), options);

    private static StreamPlan Plan<T>(T domain, Func<T, T>? options)
        where T : Domain => new(options?.Invoke(domain) ?? domain);
}
