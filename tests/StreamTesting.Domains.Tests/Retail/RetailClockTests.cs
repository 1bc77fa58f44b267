namespace StreamTesting.Domains.Tests;

/// <summary>When something happens, measured from the timestamps of the bytes: gaps, durations, batches, busy hours.</summary>
public sealed class RetailClockTests
{
    private static readonly DateTimeOffset Start = new RetailSales().Start;
    private static readonly RetailMix CustomersOnly = new(0, 0, 1, 0, 0);

    [Theory]
    [InlineData(10, 60)]
    [InlineData(5, 30)]
    [InlineData(0, 60)]
    [InlineData(7, 7)]
    public void Gaps_LieInTheirRangeEachAsLikely(int least, int most)
    {
        var times = Times(o => o with { MinGap = TimeSpan.FromSeconds(least), MaxGap = TimeSpan.FromSeconds(most) }, 5000);
        var gaps = times.Zip(times.Skip(1), (one, two) => (two - one).TotalSeconds).ToList();

        times[0].ShouldBe(Start);
        gaps.ShouldAllBe(gap => gap >= least && gap <= most);
        if (most > least)
        {
            Measured.Fits(gaps.Select(gap => $"{Math.Min(9, (int)((gap - least) * 10 / (most - least)))}"), Measured.Equal(Enumerable.Range(0, 10).Select(n => $"{n}")));
        }
    }

    [Fact]
    public void Gaps_OfZero_AreHonoured() =>
        Times(o => o with { MinGap = TimeSpan.Zero, MaxGap = TimeSpan.Zero }, 100).Distinct().ShouldBe([Start]);

    [Theory]
    [InlineData(5)]
    [InlineData(120)]
    public void Duration_InMinutes_IsFilledAndNotPassed(int minutes)
    {
        var messages = RetailSample.Read(Retail.SalesDuring(TimeSpan.FromMinutes(minutes), o => o with { Mix = CustomersOnly }));

        messages.ShouldAllBe(message => message.Timestamp < Start.AddMinutes(minutes));
        messages[^1].Timestamp.ShouldBeGreaterThanOrEqualTo(Start.AddMinutes(minutes - 1));
        messages.Count.ShouldBeInRange(minutes, minutes * 6);
    }

    [Theory]
    [InlineData(10, 600, 10)]
    [InlineData(1000, 5, 9)]
    public void CountAndDuration_Both_EndWhereTheFirstDoes(int count, int minutes, int expected)
    {
        var times = RetailSample.Read(Retail.SalesDuring(TimeSpan.FromMinutes(minutes), o => o with { Mix = CustomersOnly, Count = count }), 3);

        times.Count.ShouldBeInRange(expected - 4, expected + 4);
        times.Count.ShouldBeLessThanOrEqualTo(count);
    }

    [Fact]
    public void WithoutEnd_GoesOn() => Retail.SalesWithoutEnd().Generate(new Seed(1)).Skip(200_000).First().Event.EventTime
        .ShouldBe(Start.AddSeconds(200_000 * 35 / 1.48), TimeSpan.FromDays(1));

    [Fact]
    public void WithoutEnd_CanBeLate() =>
        Retail.SalesWithoutEnd().Late(0.1, TimeSpan.FromHours(1)).Generate(new Seed(1)).Take(20_000)
            .Count(arrival => arrival.Labels.IsLate(TimeSpan.FromMinutes(6))).ShouldBeInRange(1500, 2500);

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(90)]
    [InlineData(6000)]
    public void PerMinute_WithoutTraffic_IsMetFromMinuteToMinuteAndHasNoFloor(double rate)
    {
        var times = Times(o => o with { PerMinute = rate, Traffic = Rate.Constant() }, (int)(20 * rate));

        times.ShouldAllBe(time => time.Ticks % TimeSpan.TicksPerSecond == 0);
        times.CountBy(time => (int)(time - Start).TotalMinutes).ShouldAllBe(minute => Math.Abs(minute.Value - rate) <= 1);
        times[^1].ShouldBeInRange(Start.AddMinutes(19), Start.AddMinutes(20.01));
    }

    [Theory]
    [InlineData(1, 10, 20)]
    [InlineData(1, 14, 10)]
    [InlineData(1, 23, 3)]
    [InlineData(1, 6, 3)]
    [InlineData(1, 7, 10)]
    [InlineData(1, 17, 20)]
    [InlineData(1, 20, 10)]
    [InlineData(3, 10, 30)]
    [InlineData(3, 3, 4.5)]
    [InlineData(4, 21, 15)]
    public void PerMinute_ByDefault_FollowsTheBusyHours(int day, int hour, double perMinute)
    {
        var start = new DateTimeOffset(2026, 1, day, hour, 0, 0, TimeSpan.Zero);
        var messages = RetailSample.Read(Retail.SalesDuring(TimeSpan.FromHours(1), o => o with { Start = start, PerMinute = 10, Mix = CustomersOnly }));

        ((double)messages.Count).ShouldBe(60 * perMinute, 1);
    }

    [Fact]
    public void Gaps_UnderTraffic_AreDividedByIt()
    {
        var start = new DateTimeOffset(2026, 1, 1, 10, 0, 0, TimeSpan.Zero);
        var times = Times(o => o with { Start = start, Traffic = Retail.BusyHours }, 250);
        var gaps = times.Zip(times.Skip(1), (one, two) => (two - one).TotalSeconds).ToList();

        times[^1].ShouldBeLessThan(start.AddHours(3));
        gaps.ShouldAllBe(gap => gap >= 4.99 && gap <= 30);
        Measured.Mean(gaps, 17.5);
    }

    [Fact]
    public void Gaps_OverAChangeOfTraffic_GoOnWithWhatIsLeft()
    {
        var start = new DateTimeOffset(2026, 1, 1, 9, 59, 50, TimeSpan.Zero);
        var times = Times(o => o with { Start = start, Traffic = Retail.BusyHours, MinGap = TimeSpan.FromSeconds(40), MaxGap = TimeSpan.FromSeconds(40) }, 3);

        times.ShouldBe([start, start.AddSeconds(10 + 15), start.AddSeconds(10 + 15 + 20)]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(30.0)]
    public void Traffic_OfAWeek_IsMeasuredBackByTheSummary(double? perMinute)
    {
        var plan = Retail.SalesDuring(TimeSpan.FromDays(7), o => o with
        {
            PerMinute = perMinute, Traffic = Retail.BusyHours, LeastInitialStock = 900_000, MostInitialStock = 900_000,
        });
        var rates = plan.Generate(new Seed(1)).Summary.Rates.ShouldNotBeNull();

        rates.Shares.ShouldNotBeEmpty();
        rates.Shares.ShouldAllBe(share => share.IsMet);
        rates.Outside.ShouldBe(0);
    }

    [Fact]
    public void Traffic_ThatStopsForEver_EndsTheRun() => Retail
        .SalesWithoutEnd(o => o with { Traffic = Rate.Between("the end", Start.AddHours(1), DateTimeOffset.MaxValue, 0), RestockLead = TimeSpan.FromDays(1) })
        .Generate(new Seed(1)).Last().Event.EventTime.ShouldBeLessThan(Start.AddDays(2));

    [Theory]
    [InlineData(null)]
    [InlineData(60.0)]
    public void Traffic_ThatPauses_GoesOnAfterwards(double? perMinute)
    {
        var times = Times(o => o with { PerMinute = perMinute, Traffic = Rate.Between("pause", Start.AddSeconds(30.5), Start.AddDays(400), 0) }, 100);

        times.ShouldAllBe(time => time < Start.AddSeconds(31) || time >= Start.AddDays(400));
        times.Count.ShouldBe(100);
    }

    private static List<DateTimeOffset> Times(Func<RetailSales, RetailSales> options, int count) =>
        [.. RetailSample.Read(count, o => options(o with { Mix = CustomersOnly })).Select(message => message.Timestamp)];
}
