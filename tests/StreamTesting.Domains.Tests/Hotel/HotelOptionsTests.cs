namespace StreamTesting.Domains.Tests;

public sealed class HotelOptionsTests
{
    public static TheoryData<string, Func<Domain>> Impossible => new()
    {
        { "-1", () => new HotelBookings(-1) },
        { "1000000000001", () => new HotelBookings(1_000_000_000_001) },
        { "-0.1", () => new HotelBookings { UpdateRate = -0.1 } },
        { "1.1", () => new HotelBookings { CancelRate = 1.1 } },
        { "NaN", () => new HotelBookings { PendingRate = double.NaN } },
        { "2", () => new HotelBookings { NoShowRate = 2 } },
        { "1.5", () => new HotelBookings { LeakedStatusRate = 1.5 } },
        { "1.5", () => new HotelBookings { RefundAtNineTenthsRate = 1.5 } },
        { "1.5", () => new HotelBookings { CheckedInAfterCancelRate = 1.5 } },
        { "0", () => new HotelBookings { UpdatesEach = 0 } },
        { "5", () => new HotelBookings { UpdatesEach = 5 } },
        { "0", () => new HotelBookings { PropertyCount = 0 } },
        { "0", () => new HotelBookings { GuestCount = 0 } },
        { "0", () => new HotelBookings { EventsPerSecond = 0 } },
        { "NaN", () => new HotelBookings { EventsPerSecond = double.NaN } },
        { "36500", () => new HotelBookings(1_000_000) { EventsPerSecond = 1e-8 } },
        { "takes longer", () => new HotelBookings { Rate = Rate.Constant(0) } },
        { "-00:00:01", () => new HotelBookings { Span = TimeSpan.FromSeconds(-1) } },
        { "00:00:00.0000001", () => new HotelBookings { Span = TimeSpan.FromTicks(1) } },
        { "1969", () => new HotelBookings { Start = DateTimeOffset.UnixEpoch.AddDays(-1) } },
        { "9", () => new HotelBookings { Sources = (HotelSources)9 } },
        { "9", () => new HotelBookings { EventIds = (HotelEventIds)9 } },
        { "-1", () => new HotelGuests(-1) },
        { "17", () => new HotelGuests { UpdatesEach = 17 } },
        { "401", () => new HotelGuests { SnapshotCount = 401 } },
        { "00:00:59", () => new HotelGuests { ChangesWithin = TimeSpan.FromSeconds(59) } },
        { "9", () => new HotelGuests { Form = (GuestForm)9 } },
        { "1.5", () => new HotelGuests { NoChangeRate = 1.5 } },
        { "1.5", () => new HotelGuests { DeleteRate = 1.5 } },
        { "-1", () => new HotelRoomPrices(-1) },
        { "100001", () => new HotelRoomPrices { PropertyCount = 100_001 } },
        { "1.00:00:00", () => new HotelRoomPrices { Slot = TimeSpan.FromDays(1) } },
        { "23:55:00", () => new HotelRoomPrices { BatchSpan = TimeSpan.FromMinutes(23 * 60 + 55) } },
        { "1.5", () => new HotelRoomPrices { ChangeRate = 1.5 } },
        { "-1", () => new HotelOperations { Bookings = new HotelBookings(-1) } },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Validate_ImpossibleOption_SaysItsValue(string value, Func<Domain> domain) =>
        Should.Throw<ArgumentException>(() => new StreamPlan(domain())).Message.ShouldContain(value);

    [Theory]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void WithBurst_ImpossibleRate_IsRefused(double normal) =>
        Should.Throw<ArgumentException>(() => new HotelBookings().WithBurst(normal)).Message.ShouldContain(normal == 0 ? "0" : "Infinity");

    [Fact]
    public void Defaults_AreTheDocuments()
    {
        var (bookings, guests, prices) = (new HotelBookings(), new HotelGuests(), new HotelRoomPrices());

        (bookings.Count, bookings.EventsPerSecond, bookings.UpdateRate, bookings.CancelRate, bookings.NoShowRate).ShouldBe((1000, 10, 0.3, 0.1, 0.05));
        (bookings.LeastTransportDelay, bookings.TransportDelay).ShouldBe((TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(500)));
        (bookings.Topics[0], guests.Topics[0], prices.Topics[0]).ShouldBe(("bookings", "guests", "room-prices"));
        guests.Size!.Value.Events.ShouldBe(508);
        prices.Slot.ShouldBe(TimeSpan.FromMinutes(5));
    }
}
