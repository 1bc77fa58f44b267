namespace StreamTesting.Domains.Tests;

/// <summary>The hotel's weights and ranges by chi-square tests at the 0.1 % level. The seeds are fixed, so the tests never flicker.</summary>
public sealed class HotelDistributionTests
{
    private static readonly Lazy<List<BookingPayload>> Bookings = new(() =>
        [.. new HotelBookings(20_000) { CancelRate = 0.4, UpdateRate = 0.6, PropertyCount = 20, GuestCount = 200 }.Events(new Seed(11)).Select(happened => (BookingPayload)happened.Payload!)]);

    private static readonly Lazy<List<GuestChange>> Guests = new(() =>
        [.. new HotelGuests(20_000) { UpdateRate = 0.8 }.Events(new Seed(12)).Select(happened => (GuestChange)happened.Payload!)]);

    [Fact]
    public void RoomType_HasTheSharesOfTheRooms() => Measured.Fits(
        Created().Select(booking => booking.RoomType), [.. RoomType.All.Select(room => (room.Name, room.Count / 145.0))]);

    [Fact]
    public void BookingSource_HasItsWeights() =>
        Measured.Fits(Created().Select(booking => booking.BookingSource), ("web", .5), ("mobile", .3), ("api", .15), ("phone", .05));

    [Fact]
    public void Lead_IsUniformFromSevenToSixtyDays() => Measured.Fits(
        Created().Select(booking => $"{booking.CheckInDate.DayNumber - booking.BookingDate.DayNumber}"), Measured.Equal(Enumerable.Range(7, 54).Select(day => $"{day}")));

    [Fact]
    public void Stay_IsTwoOrThreeNights() => Measured.Fits(
        Created().Select(booking => $"{booking.CheckOutDate.DayNumber - booking.CheckInDate.DayNumber}"), ("2", .5), ("3", .5));

    [Fact]
    public void Guests_AreOneToFour() => Measured.Fits(Created().Select(booking => $"{booking.NumberOfGuests}"), Measured.Equal(["1", "2", "3", "4"]));

    [Fact]
    public void Rate_IsUniformFromEightyToAHundredAndThirtyPercent() => Measured.Fits(
        Created().Select(booking => $"{Math.Min(9, Math.Floor(((booking.TotalAmount / (booking.CheckOutDate.DayNumber - booking.CheckInDate.DayNumber) / Base(booking.RoomType)) - 0.8m) / 0.05m))}"),
        Measured.Equal(Enumerable.Range(0, 10).Select(part => $"{part}")));

    [Fact]
    public void Properties_AreAsLikely() => Measured.Fits(Created().Select(booking => booking.PropertyId), Measured.Equal(Enumerable.Range(1, 20).Select(number => $"PROP{number:D3}")));

    [Fact]
    public void GuestIds_AreAsLikely() => Measured.Fits(Created().Select(booking => booking.GuestId), Measured.Equal(Enumerable.Range(1, 200).Select(number => $"G{number:D5}")));

    [Fact]
    public void CancellationReason_HasItsWeights() => Measured.Fits(
        Bookings.Value.OfType<BookingCancelled>().Select(cancelled => cancelled.CancellationReason), ("guest_request", .6), ("payment_failed", .25), ("policy_violation", .15));

    [Fact]
    public void CancellationReason_OfTheWholeStream_AreTheDocumentsFour() => Bookings.Value.OfType<BookingCancelled>().Select(cancelled => cancelled.CancellationReason)
        .Concat(Bookings.Value.OfType<BookingNoShow>().Select(noShow => noShow.CancellationReason)).Distinct().Order()
        .ShouldBe(["guest_request", "no_show", "payment_failed", "policy_violation"]);

    [Fact]
    public void CancellationDelay_IsUniformFromOneToFiveDays()
    {
        var bookings = new HotelBookings(20_000) { CancelRate = 1, UpdateRate = 0, PendingRate = 0 }.Events(new Seed(13)).GroupBy(happened => happened.Key);

        Measured.Fits(bookings.Select(booking => $"{(booking.Last().EventTime - booking.First().EventTime).TotalDays}"), Measured.Equal(["1", "2", "3", "4", "5"]));
    }

    [Fact]
    public void UpdateDelay_IsUniformFromTenToThreeHundredSeconds()
    {
        var bookings = new HotelBookings(20_000) { UpdateRate = 1 }.Events(new Seed(14)).GroupBy(happened => happened.Key)
            .Select(booking => (booking.ElementAt(1).EventTime - booking.First().EventTime).TotalSeconds).ToList();

        bookings.Min().ShouldBeInRange(10, 10.2);
        bookings.Max().ShouldBeInRange(299.8, 300);
        Measured.Fits(bookings.Select(seconds => $"{Math.Min(28, (int)((seconds - 10) / 10))}"), Measured.Equal(Enumerable.Range(0, 29).Select(part => $"{part}")));
    }

    [Fact]
    public void Update_IsAboutDatesStayRoomOrGuests() => Measured.Fits(
        Bookings.Value.OfType<BookingUpdated>().Select(updated => updated.CheckInDate is not null ? "dates" : updated.CheckOutDate is not null ? "stay" : updated.RoomType is not null ? "room" : "guests"),
        ("dates", .5), ("stay", .15), ("room", .15), ("guests", .2));

    [Fact]
    public void RoomNumbers_OfAType_AreAsLikely()
    {
        var rooms = Bookings.Value.OfType<BookingCheckedIn>().Select(arrived => arrived.RoomNumber).Where(room => room[0] is '6' or '7').ToList();

        Measured.Fits(rooms, Measured.Equal(Enumerable.Range(0, 30).Select(RoomType.All[2].RoomNumber)));
    }

    [Fact]
    public void LoyaltyTier_OfNewGuests_HasTheSharesOfTheDocument() => Measured.Fits(
        Guests.Value.Where(change => change.Before is null).Select(change => change.After!.LoyaltyTier), ("None", .50), ("Silver", .30), ("Gold", .15), ("Platinum", .05));

    [Fact]
    public void Country_IsOneOfTwentyAsLikely() => Measured.Fits(
        Guests.Value.Where(change => change.Before is null).Select(change => change.After!.Country), Measured.Equal(GuestFacts.Countries));

    [Fact]
    public void GuestUpdate_IsAboutTierMailPhoneOrName() => Measured.Fits(
        Guests.Value.Where(change => change is { Before: not null, After: not null }).Select(change => change.Changed.ToString()),
        ("LoyaltyTier", .5), ("Email", .15), ("Email, LoyaltyTier", .15), ("Email, Phone", .1), ("Name, Email", .1));

    [Fact]
    public void PriceReason_OfRises_IsOneOfThreeAsLikely() => Measured.Fits(
        new HotelRoomPrices(200).Events(new Seed(15)).Select(happened => (RoomPriceUpdated)happened.Payload!).Where(price => price.NightlyRate > price.PreviousRate)
            .Select(price => price.Reason),
        Measured.Equal(["demand_surge", "local_event", "low_availability"]));

    private static IEnumerable<BookingCreated> Created() => Bookings.Value.OfType<BookingCreated>();

    private static decimal Base(string room) => RoomType.All.Single(known => known.Name == room).BaseRate;
}
