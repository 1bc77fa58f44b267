namespace StreamTesting.Domains.Tests;

/// <summary>Every rate of the hotel, measured back from the bytes of the arrivals: at 0, at its default and at 1.</summary>
public sealed class HotelKnobTests
{
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0.3, 1, 300)]
    [InlineData(0.3, 4, 1200)]
    [InlineData(1, 1, 1000)]
    public void UpdateRate_MeasuredBack_IsExact(double rate, int each, int expected)
    {
        var updates = Count("booking.updated", o => o with { UpdateRate = rate, UpdatesEach = each });

        updates.ShouldBe(expected);
        HotelLine.Of(Hotel.Bookings(options: o => o with { UpdateRate = rate, UpdatesEach = each })).Where(line => line.Type == "booking.updated")
            .CountBy(line => line.Booking).ShouldAllBe(booking => booking.Value == each);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.2, 200)]
    [InlineData(1, 1000)]
    public void PendingRate_MeasuredBack_IsExact(double rate, int expected)
    {
        var lines = HotelLine.Of(Hotel.Bookings(options: o => o with { PendingRate = rate }));

        lines.Count(line => line.Status == "Pending").ShouldBe(expected);
        lines.Count(line => line.Type == "booking.confirmed").ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 100)]
    [InlineData(1, 1000)]
    public void CancelRate_MeasuredBack_IsExact(double rate, int expected) => Count("booking.cancelled", o => o with { CancelRate = rate }).ShouldBe(expected);

    [Theory]
    [InlineData(0, 0.1, 0)]
    [InlineData(0.05, 0.1, 45)]
    [InlineData(1, 0.1, 900)]
    [InlineData(1, 1, 0)]
    public void NoShowRate_MeasuredBack_IsExactOfTheNotCancelled(double rate, double cancelRate, int expected) =>
        Count("booking.no_show", o => o with { NoShowRate = rate, CancelRate = cancelRate }).ShouldBe(expected);

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0.25, 1, 100)]
    [InlineData(1, 3, 1200)]
    public void GuestUpdateRate_MeasuredBack_IsExact(double rate, int each, int expected) =>
        HotelLine.Of(Hotel.Guests(options: o => o with { UpdateRate = rate, UpdatesEach = each })).Count(line => line.Type == "guest.updated").ShouldBe(expected);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.02, 8)]
    [InlineData(1, 400)]
    public void GuestDeleteRate_MeasuredBack_IsExact(double rate, int expected) =>
        HotelLine.Of(Hotel.Guests(options: o => o with { DeleteRate = rate })).Count(line => line.Type == "guest.deleted").ShouldBe(expected);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(400)]
    public void SnapshotCount_MeasuredBack_IsReadAtTheStart(int count)
    {
        var reads = HotelLine.Of(Hotel.Guests(options: o => o with { SnapshotCount = count })).Where(line => line.Type == "guest.read").ToList();

        reads.Count.ShouldBe(count);
        reads.ShouldAllBe(line => line.Time == new HotelGuests().Start);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(2000)]
    public void EventsPerSecond_MeasuredBack_IsTheRateOfEachSecond(double rate)
    {
        var created = HotelLine.Of(Hotel.Bookings(6000, o => o with { EventsPerSecond = rate, UpdateRate = 0, CancelRate = 1 })).Where(line => line.Type == "booking.created");

        var bySecond = created.CountBy(line => (int)Math.Floor((line.Time - new HotelBookings().Start).TotalSeconds)).ToList();
        bySecond.Count.ShouldBe((int)(6000 / rate));
        bySecond.ShouldAllBe(second => second.Value >= rate - 1 && second.Value <= rate + 1);
    }

    [Theory]
    [InlineData(10, 100, 300, 60)]
    [InlineData(5, 500, 60, 10)]
    [InlineData(10, 0, 100, 50)]
    public void WithBurst_MeasuredBack_HasItsRatesAtItsTimes(double normal, double burst, int after, int lasting)
    {
        var bookings = new HotelBookings((long)(normal * (after + 200) + (burst * lasting)))
            .WithBurst(normal, burst, TimeSpan.FromSeconds(after), TimeSpan.FromSeconds(lasting), "Black Friday");
        var stream = new StreamPlan(bookings).Generate(new Seed(1));

        var seconds = stream.Select(HotelLine.Of).Where(line => line.Type == "booking.created").Select(line => (line.Time - bookings.Start).TotalSeconds).ToList();

        ((double)seconds.Count(second => second < after)).ShouldBe(normal * after, 1);
        ((double)seconds.Count(second => second >= after && second < after + lasting)).ShouldBe(burst * lasting, 1);
        bookings.CreationSpan(stream.DomainSeed).ShouldBe(TimeSpan.FromSeconds(after + lasting + 200));
        stream.Summary.ToString().ShouldContain("Black Friday");
    }

    [Fact]
    public void Rate_WithoutSpan_StretchesUntilAllAreCreated()
    {
        var bookings = new HotelBookings(1000) { Rate = Rate.Hours([.. Enumerable.Repeat(0.0, 12), .. Enumerable.Repeat(0.5, 12)]) };

        var created = bookings.Events(new Seed(1)).Where(bookings.FollowsRates).Select(happened => happened.EventTime).ToList();

        created[0].ShouldBeGreaterThanOrEqualTo(bookings.Start.AddHours(12));
        bookings.CreationSpan(new Seed(1)).ShouldBe(TimeSpan.FromHours(12) + TimeSpan.FromSeconds(200));
        created[^1].ShouldBeInRange(bookings.Start.AddHours(12).AddSeconds(199), bookings.Start.AddHours(12).AddSeconds(200));
    }

    [Fact]
    public void ProcessingDelay_OfSparseEvents_IsUniformFromFiftyToFiveHundredMilliseconds()
    {
        var delays = HotelLine.Of(Hotel.Bookings(4000, o => o with { Start = o.Start.AddHours(1), EventsPerSecond = 1, UpdateRate = 0, PendingRate = 0, CancelRate = 1 }))
            .Where(line => line.Type == "booking.created").Select(line => (line.Processed - line.Time).TotalMilliseconds).ToList();

        delays.Min().ShouldBeInRange(50, 52);
        delays.Max().ShouldBeInRange(498, 500);
        Measured.Fits(delays.Select(delay => $"{Math.Min(8, (int)((delay - 50) / 50))}"), [.. Enumerable.Range(0, 9).Select(part => ($"{part}", (part == 8 ? 51 : 50) / 451.0))]);
    }

    [Fact]
    public void OtherKnob_Turned_ChangesNothingElse()
    {
        var before = Created(new HotelBookings());
        var after = Created(new HotelBookings { UpdateRate = 1, UpdatesEach = 4, CancelRate = 0.5, NoShowRate = 1, CheckedInAfterCancelRate = 1, RefundAtNineTenthsRate = 1 });

        after.ShouldBe(before);

        static List<(string, DateTimeOffset, object?)> Created(HotelBookings bookings) =>
            [.. bookings.Events(new Seed(9)).Where(happened => happened.Type == "booking.created").Select(happened => (happened.Id, happened.EventTime, happened.Payload))];
    }

    [Fact]
    public void Heap_OfALongStream_HoldsTheBookingsInFlightOnly() => Retention
        .AliveOf(new HotelBookings(20_000) { Span = TimeSpan.FromDays(3650) }.Events(new Seed(1)), 60_000).ShouldBeLessThan(10);

    private static int Count(string type, Func<HotelBookings, HotelBookings> options) => HotelLine.Of(Hotel.Bookings(options: options)).Count(line => line.Type == type);
}
