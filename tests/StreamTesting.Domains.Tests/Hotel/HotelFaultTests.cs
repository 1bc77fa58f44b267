namespace StreamTesting.Domains.Tests;

/// <summary>The named faults of the document's data: only where they are asked for, exactly so many, labelled, and seen in the bytes.</summary>
public sealed class HotelFaultTests
{
    public static TheoryData<string, int> PayloadFaults => new() { { HotelFaults.MissingAmount, 50 }, { HotelFaults.EmptyStatus, 50 }, { HotelFaults.ReversedDates, 50 } };

    [Theory]
    [MemberData(nameof(PayloadFaults))]
    public void Faulty_ByName_IsSeenInTheBytesExactlySoOften(string fault, int expected)
    {
        var arrivals = Hotel.Bookings().Faulty(0.05, fault).Generate(new Seed(1)).ToList();

        var seen = arrivals.Where(arrival => Has(HotelLine.Of(arrival), fault)).ToList();

        seen.Count.ShouldBe(expected);
        seen.ShouldAllBe(arrival => arrival.Labels.Payload!.Faults.Single().Name == fault);
        arrivals.Count(arrival => arrival.Labels.Payload is not null).ShouldBe(expected);
        Hotel.Bookings().Generate(new Seed(1)).Select(HotelLine.Of).ShouldNotContain(line => Has(line, fault));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 50)]
    [InlineData(1, 100)]
    public void CheckedInAfterCancel_MeasuredFromTheBytes_IsExactAndLabelled(double rate, int expected)
    {
        var arrivals = Hotel.Bookings(options: o => o with { CheckedInAfterCancelRate = rate }).Generate(new Seed(1)).ToList();

        var cancelled = new HashSet<string>();
        var illegal = arrivals.Where(arrival => HotelLine.Of(arrival) is var line
            && (line.Type == "booking.cancelled" ? cancelled.Add(line.Booking) && false : cancelled.Contains(line.Booking))).ToList();
        illegal.Count.ShouldBe(expected);
        illegal.ShouldAllBe(arrival => arrival.Event.Type == "booking.checked_in" && arrival.Event.EndsEntity && arrival.Labels.Faults!.Single() == HotelFaults.CheckedInAfterCancel);
        arrivals.Count(arrival => arrival.Labels.Faults is not null).ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.3, 30)]
    [InlineData(1, 100)]
    public void RefundAtNineTenths_MeasuredFromTheBytes_IsExactAndLabelled(double rate, int expected)
    {
        var cut = 0;
        foreach (var booking in Hotel.Bookings(options: o => o with { RefundAtNineTenthsRate = rate }).Generate(new Seed(1)).GroupBy(arrival => arrival.Event.Key))
        {
            var amount = booking.Select(HotelLine.Of).Last(line => line.Cents is not null).Cents!.Value;
            if (booking.Last() is { Event.Type: "booking.cancelled" } cancelled)
            {
                var refund = (long)(HotelLine.Of(cancelled).Data.GetProperty("refund_amount").GetDecimal() * 100);
                var isCut = cancelled.Labels.Faults is { Count: 1 } faults && faults[0] == HotelFaults.RefundAtNineTenths;
                refund.ShouldBe(isCut ? (long)Math.Round(amount * 0.9m, MidpointRounding.AwayFromZero) : amount);
                cut += isCut ? 1 : 0;
            }
        }

        cut.ShouldBe(expected);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 250)]
    [InlineData(1, 1000)]
    public void LeakedStatus_MeasuredFromTheBytes_IsTheLastStatusAndLabelled(double rate, int expected)
    {
        var leaked = 0;
        foreach (var booking in Hotel.Bookings(options: o => o with { LeakedStatusRate = rate }).Generate(new Seed(1)).GroupBy(arrival => arrival.Event.Key))
        {
            var first = HotelLine.Of(booking.First());
            var isLeaked = first.Status is "Cancelled" or "No-Show" or "Checked-Out";
            (booking.First().Labels.Faults is { } faults && faults.Contains(HotelFaults.LeakedStatus)).ShouldBe(isLeaked);
            if (isLeaked)
            {
                leaked++;
                first.Status.ShouldBe(HotelLine.Of(booking.Last()).Status);
            }
        }

        leaked.ShouldBe(expected);
    }

    [Fact]
    public void Summary_OfEventsThatAreFaults_CountsThem()
    {
        var summary = Hotel.Bookings(options: o => o with { CheckedInAfterCancelRate = 0.5, LeakedStatusRate = 0.25 }).Duplicated(0.5).Generate(new Seed(1)).Summary;

        summary.Rows.Where(row => row.Name.StartsWith("events of fault")).Select(row => (row.Name, row.Measured))
            .ShouldBe([("events of fault checked-in-after-cancel", 50), ("events of fault leaked-status", 250)]);
    }

    [Fact]
    public void Laws_WhereAFaultIsAskedFor_AreBroken()
    {
        Func<HotelBookings, HotelBookings>[] faulty =
        [
            o => o with { CancelRate = 1, CheckedInAfterCancelRate = 1 }, o => o with { CancelRate = 1, RefundAtNineTenthsRate = 1 }, o => o with { LeakedStatusRate = 1 },
        ];
        foreach (var options in faulty)
        {
            Should.Throw<Xunit.Sdk.FailException>(() => HotelLine.Bookings(Hotel.Bookings(5, options)).ToList().ForEach(BookingLaws.Check));
        }
    }

    [Fact]
    public void InBandLabels_NotAskedFor_AreNotThere() => HotelLine.Of(Hotel.AsDocumented(500))
        .ShouldAllBe(line => !line.Has("late_arrival") && !line.Has("delay_minutes"));

    [Fact]
    public void InBandLabels_AskedFor_SayTheDelayOfLateArrivals()
    {
        var lines = HotelLine.Of(Hotel.AsDocumented(500, o => o with { InBandLabels = true }));

        lines.Count(line => line.Has("late_arrival")).ShouldBeGreaterThan(lines.Count / 25);
        foreach (var line in lines)
        {
            var delay = line.Processed - line.Time;
            line.Root.TryGetProperty("late_arrival", out var late).ShouldBe(delay >= TimeSpan.FromMinutes(30));
            if (delay >= TimeSpan.FromMinutes(30))
            {
                late.GetBoolean().ShouldBeTrue();
                line.Root.GetProperty("delay_minutes").GetInt64().ShouldBe((long)delay.TotalMinutes);
            }
        }
    }

    [Fact]
    public void DuplicateRows_OfBookings_HaveAnIdOfTheirOwn()
    {
        var arrivals = Hotel.Bookings(200).DuplicateRows(0.1).Generate(new Seed(1)).ToList();

        var rows = arrivals.Where(arrival => arrival.Labels.Payload?.SameRowAs is not null).ToList();
        rows.Count.ShouldBe((int)Selection.CountOf(0.1, arrivals.Count - rows.Count));
        rows.ShouldAllBe(row => HotelLine.Of(row).Id == row.Labels.Payload!.SameRowAs + "-2");
        arrivals.Select(arrival => arrival.Event.Id).Distinct().Count().ShouldBe(arrivals.Count);
    }

    [Theory]
    [InlineData(DuplicateKind.Conflicting)]
    [InlineData(DuplicateKind.Retry)]
    [InlineData(DuplicateKind.Exact)]
    public void Duplicated_OfAllStreams_IsTheKindThatWasAskedFor(DuplicateKind kind)
    {
        var plan = kind == DuplicateKind.Retry ? Hotel.Bookings(300) : Hotel.Operations(o => o with { Guests = o.Guests with { NoChangeRate = 0.2 } });
        var first = new Dictionary<string, string>();
        var copies = 0;
        foreach (var arrival in plan.Duplicated(0.3, kind).Generate(new Seed(1)))
        {
            var text = System.Text.Encoding.UTF8.GetString(arrival.ToBytes());
            if (first.TryAdd(arrival.Event.Id, text))
            {
                continue;
            }

            copies++;
            arrival.Labels.Duplicate.ShouldBe(kind);
            (text == first[arrival.Event.Id]).ShouldBe(kind == DuplicateKind.Exact, text);
            if (kind == DuplicateKind.Conflicting)
            {
                Unstamped(text).ShouldNotBe(Unstamped(first[arrival.Event.Id]));
            }
        }

        copies.ShouldBe((int)Selection.CountOf(0.3, first.Count));
    }

    private static string Unstamped(string text) => System.Text.RegularExpressions.Regex.Replace(text, "\"processing_timestamp\":\"[^\"]*\"", "");

    private static bool Has(HotelLine line, string fault) => line.Type == "booking.created" && fault switch
    {
        HotelFaults.MissingAmount => line.Data.GetProperty("total_amount").ValueKind == System.Text.Json.JsonValueKind.Null,
        HotelFaults.EmptyStatus => line.Status == "",
        _ => line.Date("check_out_date") < line.Date("check_in_date"),
    };
}
