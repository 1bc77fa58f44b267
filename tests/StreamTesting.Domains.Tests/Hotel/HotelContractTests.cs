namespace StreamTesting.Domains.Tests;

/// <summary>What every domain promises, over the hotel's domains at their defaults and at the ends of their options.</summary>
public sealed class HotelContractTests
{
    private static readonly DateTimeOffset Latest = new(9000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. Varied.Keys];

    private static Dictionary<string, Domain> Varied { get; } = new()
    {
        ["bookings"] = new HotelBookings(),
        ["no booking"] = new HotelBookings(0),
        ["one booking"] = new HotelBookings(1),
        ["bookings at once"] = new HotelBookings(300) { Span = TimeSpan.Zero },
        ["bookings, slowest"] = new HotelBookings(3) { EventsPerSecond = 1e-8 },
        ["bookings, all that can happen"] = new HotelBookings(300)
        {
            UpdateRate = 1, UpdatesEach = 4, PendingRate = 1, CancelRate = 0.5, NoShowRate = 0.5, CheckedInAfterCancelRate = 1, LeakedStatusRate = 0.5, RefundAtNineTenthsRate = 0.5,
            InBandLabels = true,
        },
        ["bookings, nothing but stays"] = new HotelBookings(300) { UpdateRate = 0, PendingRate = 0, CancelRate = 0, NoShowRate = 0 },
        ["bookings, all cancelled"] = new HotelBookings(300) { CancelRate = 1, StatusUpdates = true, Sources = HotelSources.Channels },
        ["bookings, no-shows"] = new HotelBookings(300) { NoShowRate = 1, EventIds = HotelEventIds.Counter },
        ["bookings in a burst"] = new HotelBookings(500).WithBurst(normal: 1, burst: 20, after: TimeSpan.FromMinutes(1)),
        ["bookings by weather and weekend"] = new HotelBookings(500) { Span = TimeSpan.FromDays(20), Rate = Rate.Weekend(0.1) * Rate.Promotion("sale", 3, TimeSpan.FromHours(5), 0.3) },
        ["bookings, latest"] = new HotelBookings(50) { Start = Latest, Span = TimeSpan.FromDays(36_500) },
        ["bookings of many"] = new HotelBookings(50) { PropertyCount = 1_000_000_000, GuestCount = 1_000_000_000 },
        ["guests"] = new HotelGuests(),
        ["no guest"] = new HotelGuests(0),
        ["one guest"] = new HotelGuests(1) { DeleteRate = 1, UpdateRate = 1 },
        ["guests, all that can happen"] = new HotelGuests(200)
        {
            UpdateRate = 1, UpdatesEach = 16, DeleteRate = 0.5, NoChangeRate = 0.3, SnapshotCount = 50, Span = TimeSpan.Zero, ChangesWithin = TimeSpan.FromMinutes(1),
        },
        ["guests, all deleted"] = new HotelGuests(200) { DeleteRate = 1, UpdateRate = 0, Form = GuestForm.Debezium },
        ["guests as Debezium, no tombstones"] = new HotelGuests(200) { DeleteRate = 0.5, Form = GuestForm.DebeziumAsDocumented, Tombstones = false },
        ["guests, latest"] = new HotelGuests(50) { Start = Latest, Span = TimeSpan.FromDays(36_500), ChangesWithin = TimeSpan.FromDays(365), EventIds = HotelEventIds.Counter },
        ["prices"] = new HotelRoomPrices(),
        ["no prices"] = new HotelRoomPrices(0),
        ["prices, few"] = new HotelRoomPrices(40) { ChangeRate = 0.1, PropertyCount = 3, BatchSpan = TimeSpan.FromHours(1), Slot = TimeSpan.FromHours(22) },
        ["prices, latest"] = new HotelRoomPrices(2) { Start = Latest, PropertyCount = 1, EventIds = HotelEventIds.Counter },
        ["operations"] = new HotelOperations(),
        ["operations as Debezium"] = new HotelOperations { Guests = new HotelGuests(50) { Form = GuestForm.Debezium, SnapshotCount = 5, DeleteRate = 0.5 }, EventIds = HotelEventIds.Counter },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_AnyOptions_KeepTheContractOfADomain(string name)
    {
        var domain = Varied[name];
        for (var n = 0; n < 4; n++)
        {
            var seed = new Seed(1).Derive(n);
            var events = domain.Events(seed).ToList();

            domain.SizeOf(seed).ShouldBe(new DomainSize(events.Count, events.Count(happened => happened.EndsEntity)));
            events.Select(happened => happened.Id).Distinct().Count().ShouldBe(events.Count);
            events.Zip(events.Skip(1)).All(pair => pair.First.EventTime <= pair.Second.EventTime).ShouldBeTrue();
            events.Select(happened => happened.Entity.Topic).Distinct().Except(domain.Topics).ShouldBeEmpty();
            events.ShouldAllBe(happened => happened.EventTime.Ticks % TimeSpan.TicksPerMillisecond == 0);
            foreach (var entity in events.GroupBy(happened => (happened.Entity.Topic, happened.Key)))
            {
                entity.Select(happened => happened.Entity).Distinct(ReferenceEqualityComparer.Instance).Count().ShouldBe(1);
                entity.SkipLast(1).ShouldAllBe(happened => !happened.EndsEntity);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Plan_AsJson_IsReadBackAndMakesTheSameBytes(string name)
    {
        var plan = new StreamPlan(Varied[name]).Over(3);

        var again = StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All);

        again.ShouldBe(plan);
        again.Generate(new Seed(5)).Fingerprint().ShouldBe(plan.Generate(new Seed(5)).Fingerprint());
    }
}
