namespace StreamTesting.Domains.Tests;

public sealed class HotelOperationsTests
{
    [Fact]
    public void Bytes_OfTheThreeTopics_HaveThreeEnvelopes()
    {
        var byTopic = Hotel.Operations().Generate(new Seed(1)).GroupBy(arrival => arrival.Topic)
            .ToDictionary(topic => topic.Key, topic => topic.Select(HotelLine.Of).ToList());

        byTopic.Keys.Order().ShouldBe(["bookings", "guests", "room-prices"]);
        byTopic["bookings"].ShouldAllBe(line => Has(line, "processing_timestamp", "source_system") && Lacks(line, "table", "source", "before"));
        byTopic["guests"].ShouldAllBe(line => Has(line, "table") && Lacks(line, "processing_timestamp", "source_system", "source"));
        byTopic["room-prices"].ShouldAllBe(line => Has(line, "source") && Lacks(line, "processing_timestamp", "source_system", "table", "changed_fields"));
        byTopic.Values.Select(lines => lines.Count).ShouldBe([3355, 508, 700], ignoreOrder: true);
    }

    [Theory]
    [InlineData(0, 0, 150)]
    [InlineData(0.3, 120, 100)]
    [InlineData(0.99, 396, 1)]
    public void Bookings_OfManySeeds_AreOfGuestsWhoAreThereAndStay(double deleteRate, int expectedDeleted, int leastBooked)
    {
        for (ulong seed = 0; seed < 4; seed++)
        {
            var start = new DateTimeOffset(2026, 1, seed % 2 == 0 ? 1 : 2, 0, 0, 0, TimeSpan.Zero);
            var there = new HashSet<string>();
            var booked = new HashSet<string>();
            var deleted = new HashSet<string>();
            foreach (var line in HotelLine.Of(Hotel.Operations(o => o with { Guests = o.Guests with { DeleteRate = deleteRate }, Bookings = o.Bookings with { Count = 300, Start = start } }), seed))
            {
                switch (line.Type)
                {
                    case "guest.created":
                        there.Add(line.Data.GetProperty("guest_id").GetString()!);
                        break;
                    case "guest.deleted":
                        deleted.Add(line.Data.GetProperty("guest_id").GetString()!);
                        break;
                    case "booking.created":
                        var guest = line.Data.GetProperty("guest_id").GetString()!;
                        there.ShouldContain(guest);
                        booked.Add(guest);
                        break;
                }
            }

            deleted.Count.ShouldBe(expectedDeleted);
            booked.Overlaps(deleted).ShouldBeFalse();
            booked.Count.ShouldBeGreaterThanOrEqualTo(leastBooked);
        }
    }

    [Fact]
    public void Bookings_KeepTheirLaws()
    {
        foreach (var booking in Hotel.Operations().Generate(new Seed(1)).Where(arrival => arrival.Topic == "bookings").Select(HotelLine.Of).GroupBy(line => line.Booking))
        {
            BookingLaws.Check([.. booking]);
        }
    }

    [Fact]
    public void EventIds_OfAllStreams_AreUnique()
    {
        foreach (var ids in Enum.GetValues<HotelEventIds>())
        {
            var events = Hotel.Operations(o => o with { EventIds = ids }).Domain.Events(new Seed(1)).Select(happened => happened.Id).ToList();

            events.Distinct().Count().ShouldBe(events.Count);
            (events[0] == "evt_00000001" && events[^1] == $"evt_{events.Count:D8}").ShouldBe(ids == HotelEventIds.Counter);
        }
    }

    [Fact]
    public void EntitiesAgain_AreEqualToThoseAmongAll()
    {
        var operations = (HotelOperations)Hotel.Operations().Domain;
        var seed = new Seed(8);
        var all = operations.Events(seed).ToLookup(happened => happened.Key, happened => (happened.Id, happened.EventTime, happened.Payload));

        for (var number = 1; number <= 400; number++)
        {
            operations.Guest(seed, number).Select(happened => (happened.Id, happened.EventTime, happened.Payload)).ShouldBe(all[$"G{number:D5}"]);
            operations.Booking(seed, number).Select(happened => (happened.Id, happened.EventTime, happened.Payload)).ShouldBe(all[$"B{number:D6}"]);
        }
    }

    [Fact]
    public void GuestTable_IsWhatTheGuestsTopicComesTo()
    {
        var stream = Hotel.Operations(o => o with { Guests = o.Guests with { Form = GuestForm.Debezium } }).Generate(new Seed(1));
        var merge = new ReferenceMerge();
        foreach (var (arrival, number) in stream.Where(arrival => arrival.Topic == "guests").Select((arrival, number) => (arrival, number)))
        {
            merge.Apply(new ChangeRecord(number, "guests", arrival.Event.Key, arrival.Event.Payload is null ? null : System.Text.Encoding.UTF8.GetString(arrival.ToBytes())));
        }

        var truth = ((HotelOperations)stream.Plan.Domain).GuestTable(stream.DomainSeed);
        truth.Final.Rows.Count.ShouldBe(392);
        TableComparison.Of(truth, merge.Tables["production.guests"].Rows).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void OneStreamsOption_Turned_ChangesNothingOfTheOthers()
    {
        var before = Facts(Hotel.Operations());
        var after = Facts(Hotel.Operations(o => o with { RoomPrices = o.RoomPrices with { Nights = 3 }, Bookings = o.Bookings with { UpdateRate = 1 } }));

        after["guests"].ShouldBe(before["guests"]);
        after["bookings"].Where(fact => fact.StartsWith("evt_0") || fact.StartsWith("evt_c")).Count()
            .ShouldBe(before["bookings"].Where(fact => fact.StartsWith("evt_0") || fact.StartsWith("evt_c")).Count());

        static Dictionary<string, List<string>> Facts(StreamPlan plan) => plan.Domain.Events(new Seed(1))
            .GroupBy(happened => happened.Entity.Topic).ToDictionary(topic => topic.Key, topic => topic.Select(happened => $"{happened.Id} {happened.EventTime:O}").ToList());
    }

    [Fact]
    public void Validate_NobodyWhoCanBook_IsRefused()
    {
        Should.Throw<ArgumentException>(() => Hotel.Operations(o => o with { Guests = o.Guests with { DeleteRate = 1 } })).Message.ShouldContain("all 400 guests are deleted");
        Should.Throw<ArgumentException>(() => Hotel.Operations(o => o with { Guests = new HotelGuests(0) })).Message.ShouldContain("there are no guests");
        Should.Throw<ArgumentException>(() => Hotel.Operations(o => o with { Bookings = o.Bookings with { Start = o.Guests.Start.AddMilliseconds(-1) } }))
            .Message.ShouldContain("the guests begin later");
    }

    private static bool Has(HotelLine line, params string[] members) => members.All(member => line.Root.TryGetProperty(member, out _));

    private static bool Lacks(HotelLine line, params string[] members) => members.All(member => !line.Root.TryGetProperty(member, out _));
}
