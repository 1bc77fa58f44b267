namespace StreamTesting.Domains.Tests;

/// <summary>When calls happen, measured from the timestamps of their bytes: four weeks, four sigma.</summary>
public sealed class ApiTrafficTests
{
    private const int Count = 8000;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public void BusinessHoursFactor_MeasuredBack_IsThatOfNineToSeventeen(double factor)
    {
        var times = Times(o => o with { BusinessHoursFactor = factor });

        Measured.Share(times.Count(time => time.Hour is >= 9 and < 17), Count, 8 * factor / ((8 * factor) + 16));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void WeekendFactor_MeasuredBack_IsThatOfSaturdayAndSunday(double factor)
    {
        var times = Times(o => o with { WeekendFactor = factor });

        Measured.Share(times.Count(time => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday), Count, 2 * factor / ((2 * factor) + 5));
    }

    [Fact]
    public void Traffic_OfAWeek_IsMeasuredBackByTheSummary()
    {
        var rates = Api.Calls(Count, o => o with { Span = TimeSpan.FromDays(7) }).Generate(new Seed(1)).Summary.Rates.ShouldNotBeNull();

        rates.Shares.Count.ShouldBe(4);
        rates.Shares.ShouldAllBe(share => share.IsMet);
        rates.Outside.ShouldBe(0);
    }

    [Fact]
    public void Hours_AtTheDefaults_AreAllThatTheDocumentStates() => Measured.Fits(
        Times(o => o).Select(time => $"{time.Hour}"),
        [.. Enumerable.Range(0, 24).Select(hour => ($"{hour}", (hour is >= 9 and < 17 ? 2 : 1) / 32.0))]);

    [Fact]
    public void Traffic_OfABurst_IsMultipliedIn()
    {
        var (from, to) = (new ApiCalls().Start.AddDays(3), new ApiCalls().Start.AddDays(4));
        var plan = new ApiCalls(Count) { Span = TimeSpan.FromDays(28), Traffic = Rate.Between("burst", from, to, 20) };

        var times = plan.Events(new Seed(1)).Select(happened => happened.EventTime).ToList();

        Measured.Share(times.Count(time => time >= from && time < to), Count, plan.CurveOf(default).ShareOf(from, to));
        plan.CurveOf(default).ShareOf(from, to).ShouldBeGreaterThan(0.3);
    }

    [Fact]
    public void Timestamps_OfAShortSpan_FillItsWholeLength()
    {
        var times = Times(o => o with { Span = TimeSpan.FromSeconds(1) });

        times.ShouldAllBe(time => time >= new ApiCalls().Start && time < new ApiCalls().Start.AddSeconds(1));
        Measured.Fits(times.Select(time => $"{time.Millisecond / 100}"), Measured.Equal(Enumerable.Range(0, 10).Select(n => $"{n}")));
    }

    private static List<DateTimeOffset> Times(Func<ApiCalls, ApiCalls> options) =>
        [.. ApiSample.Read(Count, o => options(o with { Span = TimeSpan.FromDays(28) })).Select(message => message.Timestamp)];
}
