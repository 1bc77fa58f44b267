namespace StreamTesting.Domains.Tests;

public sealed class HotelBookingsTests
{
    public static TheoryData<string> Names => [.. Varied.Keys];

    private static Dictionary<string, Func<HotelBookings, HotelBookings>> Varied { get; } = new()
    {
        ["default"] = o => o,
        ["all that can happen"] = o => o with { UpdateRate = 1, UpdatesEach = 4, PendingRate = 1, CancelRate = 0.3, NoShowRate = 0.3 },
        ["as little as can happen"] = o => o with { UpdateRate = 0, PendingRate = 0, CancelRate = 0, NoShowRate = 0 },
        ["all cancelled"] = o => o with { CancelRate = 1, UpdatesEach = 2 },
        ["at once, over midnight"] = o => o with { Start = new DateTimeOffset(2027, 2, 28, 23, 59, 59, 999, TimeSpan.Zero), Span = TimeSpan.Zero },
        ["over a year, by channel, counted"] = o => o with { Span = TimeSpan.FromDays(365), Sources = HotelSources.Channels, EventIds = HotelEventIds.Counter },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Bytes_OfManySeeds_KeepTheLawsOfEachBooking(string name)
    {
        for (ulong seed = 0; seed < 25; seed++)
        {
            foreach (var booking in HotelLine.Bookings(Hotel.Bookings(60, Varied[name]), seed))
            {
                BookingLaws.Check(booking);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Booking_AnyNumber_EqualsItsEventsAmongAll(string name)
    {
        var bookings = Varied[name](new HotelBookings(80)) with { EventIds = HotelEventIds.ByEntity };
        var seed = new Seed(3);
        var expected = bookings.Events(seed).GroupBy(happened => happened.Key).ToDictionary(booking => booking.Key, booking => booking.Select(Facts).ToList());

        for (var number = 1; number <= bookings.Count; number++)
        {
            bookings.Booking(seed, number).Select(Facts).ShouldBe(expected[$"B{number:D6}"]);
        }
    }

    [Fact]
    public void Booking_OfAStream_IsMadeFromItsDomainSeed()
    {
        var stream = Hotel.Bookings(100).Generate(new Seed(4));

        var again = ((HotelBookings)stream.Plan.Domain).Booking(stream.DomainSeed, 17);

        again.Select(Facts).ShouldBe(stream.Select(arrival => arrival.Event).Where(happened => happened.Key == "B000017").Select(Facts));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Booking_NumberThatIsNone_IsRefused(long number) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new HotelBookings(100).Booking(new Seed(1), number)).Message.ShouldContain($"{number}");

    [Fact]
    public void Events_OnlyTheLastOfABooking_EndsIt() => new HotelBookings(200) { CancelRate = 0.4, CheckedInAfterCancelRate = 0.5, NoShowRate = 0.3 }
        .Events(new Seed(1)).GroupBy(happened => happened.Entity)
        .ShouldAllBe(booking => booking.All(happened => happened.EndsEntity == (happened == booking.Last())));

    [Fact]
    public void EventIds_ByEntity_AreThoseOfTheDocument() => Hotel.Bookings(500, o => o with { UpdatesEach = 2 }).Generate(new Seed(1)).Select(HotelLine.Of).ShouldAllBe(line =>
        System.Text.RegularExpressions.Regex.IsMatch(line.Id, IdOf(line.Type) + (line.Type == "booking.updated" ? "(_2)?$" : "$")) && line.Id.Contains(line.Booking.Substring(1)));

    [Fact]
    public void EventIds_Counter_CountInEventTimeOrder()
    {
        var lines = HotelLine.Of(Hotel.Bookings(300, o => o with { EventIds = HotelEventIds.Counter }));

        lines.Select(line => line.Id).ShouldBe(Enumerable.Range(1, lines.Count).Select(number => $"evt_{number:D8}"));
    }

    [Fact]
    public void SourceSystem_BySystem_IsTheOneThatWrote() => HotelLine.Of(Hotel.Bookings(300)).ShouldAllBe(line =>
        line.Text("source_system") == (line.Type == "booking.no_show" || line.Type.StartsWith("booking.checked") ? "pms-frontend" : "booking-api"));

    [Fact]
    public void SourceSystem_ByChannel_IsTheBookingsSource()
    {
        var created = HotelLine.Of(Hotel.Bookings(300, o => o with { Sources = HotelSources.Channels })).Where(line => line.Type == "booking.created").ToList();

        created.ShouldAllBe(line => line.Text("source_system") == line.Data.GetProperty("booking_source").GetString());
        created.Select(line => line.Text("source_system")).Distinct().Order().ShouldBe(["api", "mobile", "phone", "web"]);
    }

    [Fact]
    public void StatusUpdates_SayNothingButTheStatus()
    {
        var lines = HotelLine.Of(Hotel.Bookings(500, o => o with { StatusUpdates = true, UpdateRate = 0 }));

        var updates = lines.Where(line => line.Type == "booking.updated").ToList();
        updates.Count.ShouldBe(100 + 50);
        updates.ShouldAllBe(line => line.Data.EnumerateObject().Count() == 2 && line.ChangedFields.Single() == "booking_status");
        updates.Count(line => line.Status == "Cancelled").ShouldBe(50);
        updates.Count(line => line.Status == "Confirmed").ShouldBe(100);
        lines.ShouldNotContain(line => line.Type == "booking.confirmed" || line.Type == "booking.cancelled");
    }

    [Fact]
    public void Start_AnyMoment_MovesTheStream()
    {
        var start = new DateTimeOffset(2024, 11, 3, 10, 30, 0, TimeSpan.Zero);

        var lines = HotelLine.Of(Hotel.Bookings(100, o => o with { Start = start }));

        lines[0].Time.ShouldBeInRange(start, start.AddMilliseconds(100));
        lines[0].Processed.ShouldBeInRange(lines[0].Time.AddMilliseconds(50), lines[0].Time.AddMilliseconds(500));
    }

    [Fact]
    public void Key_OfEachEvent_IsItsBooking() => Hotel.Bookings(50).Generate(new Seed(1)).ShouldAllBe(arrival =>
        arrival.Event.Key == HotelLine.Of(arrival).Booking && arrival.Topic == "bookings");

    [Fact]
    public void FinalStates_OfBookings_AreWhatTheirBytesComeTo()
    {
        var plan = Hotel.Bookings(200, o => o with { UpdatesEach = 3 });
        IFinalStates states = (HotelBookings)plan.Domain;
        foreach (var booking in plan.Generate(new Seed(1)).GroupBy(arrival => arrival.Event.Entity))
        {
            var state = (BookingState)booking.Aggregate((object?)null, (before, arrival) => states.Apply(before, arrival.Event))!;
            var lines = booking.Select(HotelLine.Of).ToList();

            state.Status.ShouldBe(lines.Last(line => line.Status is not null).Status);
            state.TotalAmount.ShouldBe(lines.Last(line => line.Cents is not null).Cents!.Value / 100m);
            state.CheckOutDate.ShouldBe(lines.Last(line => line.Date("check_out_date") is not null).Date("check_out_date")!.Value);
            state.NumberOfGuests.ShouldBe(lines.Last(line => line.Data.TryGetProperty("number_of_guests", out _)).Data.GetProperty("number_of_guests").GetInt32());
        }
    }

    private static string IdOf(string type) => type switch
    {
        "booking.created" => "^evt_[0-9]{6}",
        "booking.updated" => "^evt_update_[0-9]{6}",
        "booking.confirmed" => "^evt_confirm_[0-9]{6}",
        "booking.cancelled" => "^evt_cancel_[0-9]{6}",
        "booking.no_show" => "^evt_noshow_[0-9]{6}",
        "booking.checked_in" => "^evt_checkin_[0-9]{6}",
        _ => "^evt_checkout_[0-9]{6}",
    };

    private static object Facts(StreamEvent happened) =>
        (happened.Id, happened.Type, happened.Key, happened.EventTime, happened.Payload, happened.Operation, happened.EndsEntity, happened.Faults);
}
