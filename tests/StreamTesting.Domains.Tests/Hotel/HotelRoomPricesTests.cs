namespace StreamTesting.Domains.Tests;

public sealed class HotelRoomPricesTests
{
    [Fact]
    public void Bytes_OfManySeeds_KeepTheLawsOfEachPrice()
    {
        for (ulong seed = 0; seed < 20; seed++)
        {
            var rates = new Dictionary<string, decimal>();
            foreach (var line in HotelLine.Of(Hotel.RoomPrices(12, o => o with { ChangeRate = 0.6 }), seed))
            {
                line.Root.EnumerateObject().Select(member => member.Name).ShouldBe(["event_id", "event_type", "event_timestamp", "operation", "source", "data"]);
                line.Data.EnumerateObject().Select(member => member.Name)
                    .ShouldBe(["property_id", "room_type", "nightly_rate", "effective_date", "previous_rate", "reason"]);
                (line.Type, line.Text("source"), line.Text("operation")).ShouldBe(("room.price_updated", "revenue-management-system", "UPDATE"));
                var room = RoomType.All.Single(known => known.Name == line.Data.GetProperty("room_type").GetString());
                var key = $"{line.Data.GetProperty("property_id").GetString()}/{room.Name}";
                var (rate, before) = (line.Data.GetProperty("nightly_rate").GetDecimal(), line.Data.GetProperty("previous_rate").GetDecimal());

                before.ShouldBe(rates.GetValueOrDefault(key, room.BaseRate));
                rate.ShouldNotBe(before);
                rate.ShouldBeInRange(0.8m * room.BaseRate, 1.3m * room.BaseRate);
                line.Data.GetProperty("reason").GetString()
                    .ShouldBeOneOf(rate > before ? ["demand_surge", "local_event", "low_availability"] : ["low_occupancy", "last_minute", "competitor_price"]);
                line.Time.UtcDateTime.TimeOfDay.ShouldBe(TimeSpan.FromMinutes(5));
                line.Date("effective_date").ShouldBe(DateOnly.FromDateTime(line.Time.UtcDateTime));
                rates[key] = rate;
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 375)]
    [InlineData(1, 1500)]
    public void ChangeRate_MeasuredBack_IsExact(double rate, int expected) =>
        HotelLine.Of(Hotel.RoomPrices(options: o => o with { ChangeRate = rate })).Count.ShouldBe(expected);

    [Fact]
    public void Default_EachNight_ChangesEachPriceOnce() => HotelLine.Of(Hotel.RoomPrices(7))
        .CountBy(line => (line.Time, line.Data.GetProperty("property_id").GetString(), line.Data.GetProperty("room_type").GetString()))
        .Select(price => price.Value).ShouldBe(Enumerable.Repeat(1, 7 * 10 * 5));

    [Fact]
    public void Repricing_OfAHundredHotels_IsAtOneMoment()
    {
        var at = new DateTimeOffset(2026, 11, 27, 9, 30, 0, 250, TimeSpan.Zero);

        var lines = HotelLine.Of(Hotel.Repricing(100, at));

        lines.Count.ShouldBe(500);
        lines.ShouldAllBe(line => line.Time == at);
        lines.Select(line => line.Data.GetProperty("property_id").GetString()).Distinct().Count().ShouldBe(100);
        HotelLine.Of(Hotel.Repricing()).ShouldAllBe(line => line.Time == new DateTimeOffset(2026, 1, 1, 0, 5, 0, TimeSpan.Zero));
    }

    [Fact]
    public void BatchSpan_SpreadsABatchEvenlyAndEndsOnItsDay()
    {
        var lines = HotelLine.Of(Hotel.RoomPrices(2, o => o with { Slot = TimeSpan.FromHours(23), BatchSpan = TimeSpan.FromMinutes(59) }));

        lines.Where(line => line.Time.Day == 1).Select(line => line.Time - lines[0].Time)
            .ShouldBe(Enumerable.Range(0, 50).Select(cell => TimeSpan.FromMilliseconds(59 * 60_000 * cell / 50)));
        lines.ShouldAllBe(line => line.Date("effective_date") == DateOnly.FromDateTime(line.Time.UtcDateTime));
    }

    [Fact]
    public void Prices_OfAnyRoomType_EqualItsEventsAmongAll()
    {
        var prices = new HotelRoomPrices(20) { ChangeRate = 0.5, PropertyCount = 4 };
        var expected = prices.Events(new Seed(3)).GroupBy(happened => happened.Key).ToDictionary(price => price.Key, price => price.Select(Facts).ToList());

        for (var property = 1; property <= 4; property++)
        {
            foreach (var room in RoomType.All)
            {
                prices.Prices(new Seed(3), property, room).Select(Facts).ShouldBe(expected[$"PROP{property:D3}/{room.Name}"]);
            }
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void Prices_OfNoProperty_AreRefused(int property) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new HotelRoomPrices().Prices(new Seed(1), property, RoomType.All[0])).Message.ShouldContain($"{property}");

    [Fact]
    public void RoomTypes_AreTheDocuments()
    {
        RoomType.All.Select(room => (room.Name, room.Count, room.BaseRate)).ShouldBe(
            [("Standard Double", 40, 140m), ("Standard Queen", 50, 150m), ("Deluxe King", 30, 200m), ("Suite", 15, 350m), ("Executive Suite", 10, 500m)]);
        var rooms = RoomType.All.SelectMany(room => Enumerable.Range(0, room.Count).Select(room.RoomNumber)).ToList();
        rooms.Distinct().Count().ShouldBe(145);
        Enumerable.Range(0, 30).Select(RoomType.All[2].RoomNumber).ShouldContain("612");
    }

    private static object Facts(StreamEvent happened) => (happened.Id, happened.Key, happened.EventTime, happened.Payload);
}
