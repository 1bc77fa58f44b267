namespace StreamTesting.Domains.Tests;

/// <summary>The document's own validation checklist (H-68 to H-75), on the bytes of <see cref="Hotel.AsDocumented"/> in their order of arrival.</summary>
public sealed class HotelChecklistTests
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<ulong, Lazy<List<HotelLine>>> Read = new();

    public static TheoryData<ulong> Seeds => [1, 42, ulong.MaxValue];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_AtLeastAThousandEvents_InTotal(ulong seed)
    {
        Lines(seed).Count.ShouldBeGreaterThanOrEqualTo(1000);
        HotelLine.Of(Hotel.Bookings(), seed).Count.ShouldBeGreaterThanOrEqualTo(1000);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_MixOfInsertAndUpdate(ulong seed)
    {
        var byOperation = Lines(seed).CountBy(line => line.Text("operation")).ToDictionary();

        byOperation.Keys.Order().ShouldBe(["INSERT", "UPDATE"]);
        byOperation.Values.ShouldAllBe(count => count > Lines(seed).Count / 5);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_FivePercentOrMore_ArriveOneToTwoHoursLate(ulong seed)
    {
        var first = Lines(seed).DistinctBy(line => line.Id).ToList();

        var late = first.Where(line => line.Processed - line.Time >= TimeSpan.FromMinutes(30)).ToList();

        late.Count.ShouldBe((int)Selection.CountOf(0.05, first.Count));
        ((double)late.Count / first.Count).ShouldBeInRange(0.05 - 1e-4, 0.10);
        late.ShouldAllBe(line => line.Processed - line.Time >= TimeSpan.FromHours(1) && line.Processed - line.Time <= TimeSpan.FromHours(2));
        first.Except(late).ShouldAllBe(line => line.Processed - line.Time <= TimeSpan.FromMilliseconds(500));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_TwoPercentOrMore_AreDuplicatesThatFollowTheirOriginal(ulong seed)
    {
        var lines = Lines(seed);
        var seen = new Dictionary<string, HotelLine>();
        var gaps = new List<double>();
        foreach (var line in lines)
        {
            if (seen.TryGetValue(line.Id, out var first))
            {
                line.ToString().Replace(line.Text("processing_timestamp"), "").ShouldBe(first.ToString().Replace(first.Text("processing_timestamp"), ""));
                gaps.Add((line.Processed - first.Processed).TotalMilliseconds);
            }

            seen.TryAdd(line.Id, line);
        }

        gaps.Count.ShouldBe((int)Selection.CountOf(0.02, seen.Count));
        ((double)gaps.Count / seen.Count).ShouldBeInRange(0.02 - 1e-4, 0.03);
        gaps.ShouldAllBe(gap => gap >= 100 && gap <= 500);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_RatesVary_BurstOfAHundredASecondForAMinuteAfterFiveMinutes(ulong seed)
    {
        var start = new HotelBookings().Start;
        var bySecond = Lines(seed).DistinctBy(line => line.Id).Where(line => line.Type == "booking.created")
            .CountBy(line => (int)Math.Floor((line.Time - start).TotalSeconds)).ToDictionary();

        bySecond.Where(second => second.Key < 300).ShouldAllBe(second => second.Value >= 9 && second.Value <= 11);
        bySecond.Where(second => second.Key >= 300 && second.Key < 360).ShouldAllBe(second => second.Value >= 99 && second.Value <= 101);
        bySecond.Where(second => second.Key >= 360).ShouldAllBe(second => second.Value >= 9 && second.Value <= 11);
        bySecond.Keys.Max().ShouldBe(459);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_EventTimestamps_AreChronological(ulong seed)
    {
        var times = Hotel.AsDocumented().Domain.Events(new Seed(seed)).Select(happened => happened.EventTime).ToList();

        times.Zip(times.Skip(1)).ShouldAllBe(pair => pair.First <= pair.Second);
        times[0].ShouldBeLessThan(times[^1]);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_ProcessingTimestamps_AreOutOfOrderWhereLate(ulong seed)
    {
        var lines = Lines(seed);
        var byEventTime = lines.OrderBy(line => line.Time).ToList();

        lines.Zip(lines.Skip(1)).ShouldAllBe(pair => pair.First.Processed <= pair.Second.Processed);
        byEventTime.Zip(byEventTime.Skip(1)).Count(pair => pair.First.Processed > pair.Second.Processed).ShouldBeGreaterThan(lines.Count / 50);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Checklist_SchemaEvolution_SomeEventsHaveAFieldMore(ulong seed)
    {
        var burst = new HotelBookings().Start.AddMinutes(5);
        var created = Lines(seed).Where(line => line.Type == "booking.created").ToList();

        created.ShouldAllBe(line => line.Tells("booking_source") == line.Time >= burst);
        created.Count(line => line.Time < burst).ShouldBeGreaterThan(2900);
        created.Count(line => line.Time >= burst).ShouldBeGreaterThan(6900);
    }

    [Fact]
    public void Scenario_AThousandBookingsInTenMinutes_IsMade()
    {
        var created = HotelLine.Of(Hotel.Bookings(1000, o => o with { Span = TimeSpan.FromMinutes(10) })).Where(line => line.Type == "booking.created").ToList();

        created.Count.ShouldBe(1000);
        (created[^1].Time - created[0].Time).ShouldBeInRange(TimeSpan.FromMinutes(9.98), TimeSpan.FromMinutes(10));
    }

    [Fact]
    public void Scenario_CancellationFourHoursLate_IsMade()
    {
        var late = Hotel.Bookings().Late(0.05, TimeSpan.FromHours(4), TimeSpan.FromHours(3.9)).Generate(new Seed(1))
            .Select(HotelLine.Of).Where(line => line.Type == "booking.cancelled" && line.Processed - line.Time > TimeSpan.FromHours(1)).ToList();

        late.ShouldNotBeEmpty();
        late.ShouldAllBe(line => line.Processed - line.Time >= TimeSpan.FromHours(3.9) && line.Processed - line.Time <= TimeSpan.FromHours(4));
    }

    [Fact]
    public void Scenario_IdempotencyKey_BookingAndEventTime_IsUnique() =>
        HotelLine.Of(Hotel.Bookings(2000, o => o with { UpdatesEach = 4 })).Select(line => (line.Booking, line.Time)).Distinct().Count()
            .ShouldBe((int)Hotel.Bookings(2000, o => o with { UpdatesEach = 4 }).Domain.Size!.Value.Events);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.05, 168)]
    [InlineData(1, 3355)]
    public void Scenario_LateByHalfAnHourToTwo_MeasuredFromTheBytes_IsExact(double rate, int expected)
    {
        var lines = HotelLine.Of(Hotel.Bookings().Late(rate, TimeSpan.FromHours(2), TimeSpan.FromMinutes(30)));

        var delays = lines.Select(line => line.Processed - line.Time).Where(delay => delay >= TimeSpan.FromMinutes(30)).ToList();
        delays.Count.ShouldBe(expected);
        delays.ShouldAllBe(delay => delay <= TimeSpan.FromHours(2));
        if (expected > 100)
        {
            delays.Average(delay => delay.TotalMinutes).ShouldBe(75, 4 * 26 / Math.Sqrt(expected));
        }
    }

    [Fact]
    public void Scenario_OutOfOrderByUpToAnHour_StaysWithinIt()
    {
        var stream = Hotel.Bookings(options: o => o with { Span = TimeSpan.FromDays(10) }).OutOfOrder(0.1, upTo: TimeSpan.FromHours(1)).Generate(new Seed(1));

        stream.Max(arrival => arrival.Labels.OutOfOrderBy).ShouldBeInRange(TimeSpan.FromMinutes(1), TimeSpan.FromHours(1));
    }

    [Fact]
    public void AsDocumented_OtherStartAndRate_HasItsBurstThere()
    {
        var bookings = (HotelBookings)Hotel.AsDocumented(5000, o => o with { Start = new DateTimeOffset(2030, 5, 5, 5, 0, 0, TimeSpan.Zero), EventsPerSecond = 5 }).Domain;

        var created = bookings.Events(new Seed(1)).Where(bookings.FollowsRates).Select(happened => (happened.EventTime - bookings.Start).TotalSeconds).ToList();

        created.Count(second => second is >= 300 and < 360).ShouldBeInRange(2999, 3001);
        created.Count(second => second < 300).ShouldBeInRange(1499, 1501);
        ((HotelBookings)Hotel.AsDocumented(100, o => o with { Span = TimeSpan.FromDays(3) }).Domain).Rate.ShouldBeNull();
    }

    private static List<HotelLine> Lines(ulong seed) => Read.GetOrAdd(seed, key => new Lazy<List<HotelLine>>(() => HotelLine.Of(Hotel.AsDocumented(), key))).Value;
}
