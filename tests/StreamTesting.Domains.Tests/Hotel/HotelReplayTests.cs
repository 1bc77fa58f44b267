using System.Text.Json;

namespace StreamTesting.Domains.Tests;

public sealed class HotelReplayTests
{
    private const string Sample = "bookings.csv";

    [Fact]
    public void Events_OfTheSample_AreOneCreationARowInTheDocumentsForm()
    {
        var arrivals = Hotel.Replay(Sample).Generate(new Seed(1)).ToList();

        arrivals.Count.ShouldBe(40);
        System.Text.Encoding.UTF8.GetString(arrivals[0].ToBytes()).ShouldMatch(
            """^\{"event_id":"evt_000000","event_type":"booking.created","event_timestamp":"2024-11-01T00:00:00.000Z","processing_timestamp":"2024-11-01T00:00:00\.[0-9]{3}Z","operation":"INSERT","source_system":"booking-api","data":\{"booking_id":"B000001","guest_id":"G01477","property_id":"PROP001","room_type":"Suite","check_in_date":"2024-11-27","check_out_date":"2024-11-29","booking_date":"2024-11-01","total_amount":770\.00,"currency":"USD","booking_status":"Checked-Out","booking_source":"web","number_of_guests":4\}\}$""");
        arrivals.ShouldAllBe(arrival => arrival.Labels.Delay >= TimeSpan.FromMilliseconds(50) && arrival.Labels.Delay <= TimeSpan.FromMilliseconds(500));
    }

    [Fact]
    public void Report_OfTheSample_RecognisesTheFaultsOfTheDataset()
    {
        var report = new HotelReplay(Sample).Report();

        report.Faults.ShouldBe(new Dictionary<string, long>
        {
            [HotelFaults.DuplicateBusinessRow] = 1, [HotelFaults.EmptyStatus] = 2, [HotelFaults.MissingAmount] = 3, [HotelFaults.ReversedDates] = 1,
        });
        report.FaultyRows.ShouldBe(
            [(7, "missing-amount"), (13, "empty-status"), (19, "missing-amount"), (25, "reversed-dates"), (32, "duplicate-business-row"), (35, "missing-amount, empty-status")]);
        report.IsSorted.ShouldBeTrue();
        report.BadRows.ShouldBe(0);
    }

    [Fact]
    public void Labels_OfFaultyRows_NameTheFault()
    {
        var arrivals = Hotel.Replay(Sample).Generate(new Seed(1)).ToList();

        arrivals.Count(arrival => arrival.Labels.Faults is not null).ShouldBe(6);
        var missing = arrivals.Single(arrival => arrival.Event.Id == "evt_000005");
        missing.Labels.Faults.ShouldBe([HotelFaults.MissingAmount]);
        missing.Labels.ToString().ShouldContain("fault missing-amount");
        JsonDocument.Parse(missing.ToBytes()).RootElement.GetProperty("data").GetProperty("total_amount").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData(0, 0, 40)]
    [InlineData(0.1, 0.3, 56)]
    [InlineData(1, 1, 120)]
    public void Modifications_MeasuredFromTheBytes_AreExact(double cancelRate, double updateRate, int expected)
    {
        var plan = Hotel.Replay(Sample, o => o with { CancelRate = cancelRate, UpdateRate = updateRate });
        var events = Read(plan);

        events.Count.ShouldBe(expected);
        plan.Domain.SizeOf(new Seed(1)).Events.ShouldBe(expected);
        events.Count(happened => happened.Type == "booking.cancelled").ShouldBe((int)(40 * cancelRate));
        events.Count(happened => happened.Type == "booking.updated").ShouldBe((int)(40 * updateRate));
    }

    [Fact]
    public void Modifications_OfManySeeds_KeepTheDocumentsTimesAndForm()
    {
        for (var n = 0; n < 20; n++)
        {
            var created = new Dictionary<string, DateTimeOffset>();
            var cancelled = new HashSet<string>();
            var last = DateTimeOffset.MinValue;
            foreach (var (id, type, time, data, root) in Read(Hotel.Replay(Sample, o => o with { CancelRate = 0.5, UpdateRate = 0.5 }), n))
            {
                var booking = data.GetProperty("booking_id").GetString()!;
                cancelled.ShouldNotContain(booking);
                if (type == "booking.created")
                {
                    created[booking] = time;
                    id.ShouldMatch("^evt_[0-9]{6}$");
                    continue;
                }

                data.EnumerateObject().Select(member => member.Name).ShouldBe(["booking_id", "booking_status"]);
                root.GetProperty("changed_fields").ToString().ShouldBe("""["booking_status"]""");
                var gap = time - created[booking];
                if (type == "booking.cancelled")
                {
                    id.ShouldMatch("^evt_cancel_[0-9]{6}$");
                    gap.TotalDays.ShouldBeInRange(1, 5);
                    (gap.Ticks % TimeSpan.TicksPerDay).ShouldBe(0);
                }
                else
                {
                    gap.TotalSeconds.ShouldBeInRange(10, 300);
                    data.GetProperty("booking_status").GetString().ShouldBeOneOf("Confirmed", "Cancelled");
                }

                if (data.GetProperty("booking_status").GetString() == "Cancelled")
                {
                    cancelled.Add(booking);
                }
            }
        }
    }

    [Theory]
    [InlineData("2024-01-10", "2024-01-12", true)]
    [InlineData("2024-01-11", "2024-01-13", true)]
    [InlineData("2024-01-12", "2024-01-14", false)]
    [InlineData("2024-01-08", "2024-01-10", false)]
    [InlineData("2024-01-01", "2024-02-01", true)]
    [InlineData("2024-01-12", "2024-01-10", false)]
    public void StayWindow_SecondStayOfAGuest_OverlapsWhereANightIsShared(string checkIn, string checkOut, bool expected)
    {
        var stays = new StayWindow(forgets: true);
        var today = new DateOnly(2024, 1, 1);
        stays.Add("G1", new DateOnly(2024, 1, 10), new DateOnly(2024, 1, 12), today).ShouldBeFalse();
        stays.Add("G2", DateOnly.Parse(checkIn), DateOnly.Parse(checkOut), today).ShouldBeFalse();

        stays.Add("G1", DateOnly.Parse(checkIn), DateOnly.Parse(checkOut), today).ShouldBe(expected);
    }

    [Fact]
    public void Steps_OnAReplay_DisturbItAsAnyDomain()
    {
        var arrivals = Hotel.Replay(Sample).Late(0.1, TimeSpan.FromHours(2), TimeSpan.FromHours(1)).Duplicated(0.2, DuplicateKind.Retry)
            .Faulty(0.1, HotelFaults.ReversedDates).Evolved(FieldChange.Introduced("data.booking_source"), from: new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero))
            .Generate(new Seed(1)).ToList();

        arrivals.Count.ShouldBe(48);
        arrivals.Count(arrival => arrival.Labels.IsDuplicate).ShouldBe(8);
        arrivals.Count(arrival => !arrival.Labels.IsDuplicate && arrival.Labels.IsLate(TimeSpan.FromHours(1))).ShouldBe(4);
        arrivals.Count(arrival => !arrival.Labels.IsDuplicate && arrival.Labels.Payload is { Faults.Length: 1 }).ShouldBe(4);
        arrivals.ShouldAllBe(arrival => HotelLine.Of(arrival).Tells("booking_source") == arrival.Event.EventTime >= new DateTimeOffset(2024, 11, 10, 0, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void Plan_OfAReplay_IsReadBackFromJson()
    {
        var plan = Hotel.Replay(Sample, o => o with { CancelRate = 0.1, MostBadRows = 3 }).Late(0.05, TimeSpan.FromHours(2));

        var again = StreamPlan.FromJson(plan.ToJson(), DomainCatalogs.All);

        again.ShouldBe(plan);
        again.Generate(new Seed(1)).Fingerprint().ShouldBe(plan.Generate(new Seed(1)).Fingerprint());
    }

    private static List<(string Id, string Type, DateTimeOffset Time, JsonElement Data, JsonElement Root)> Read(StreamPlan plan, int seed = 1) =>
    [
        .. plan.Generate(new Seed((ulong)seed)).Select(arrival => JsonDocument.Parse(arrival.ToBytes()).RootElement).Select(root => (
            root.GetProperty("event_id").GetString()!, root.GetProperty("event_type").GetString()!, root.GetProperty("event_timestamp").GetDateTimeOffset(),
            root.GetProperty("data"), root)),
    ];
}
