namespace StreamTesting.Tests;

/// <summary>Each shape's factors measured back from the times of 100,000 events.</summary>
public sealed class RateShapeTests
{
    private const int Count = 100_000;
    private static readonly DateTimeOffset Monday = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A shape, over how many days, which events count, and which share of all they must be, computed by hand.</summary>
    public static TheoryData<string, RateShape, int, Func<DateTimeOffset, bool>, double> Shares => new()
    {
        { "constant", Rate.Constant(7), 2, time => time < Monday.AddDays(1), 0.5 },
        { "business hours at 0", Rate.BusinessHours(9, 17, 0), 7, time => time.Hour is >= 9 and < 17, 0 },
        { "business hours at 1", Rate.BusinessHours(9, 17, 1), 7, time => time.Hour is >= 9 and < 17, 8 / 24.0 },
        { "business hours at 2", Rate.BusinessHours(9, 17, 2), 7, time => time.Hour is >= 9 and < 17, 16 / 32.0 },
        { "business hours to midnight", Rate.BusinessHours(20, 24, 3), 7, time => time.Hour >= 20, 12 / 32.0 },
        { "only in business hours", Rate.BusinessHours(9, 17, 1, otherwise: 0), 7, time => time.Hour is >= 9 and < 17, 1 },
        { "over midnight", Rate.EachDay("night", new TimeOnly(22, 0), new TimeOnly(6, 30), 0.3, 1), 7, time => time.TimeOfDay.TotalHours is >= 22 or < 6.5, 2.55 / (2.55 + 15.5) },
        { "weekend at 0", Rate.Weekend(0), 14, IsWeekend, 0 },
        { "weekend at 0.6", Rate.Weekend(0.6), 14, IsWeekend, 1.2 / 6.2 },
        { "weekend at 1.5", Rate.Weekend(1.5), 14, IsWeekend, 3 / 8.0 },
        { "days of the week", Rate.DaysOfWeek(0.7, 0.8, 0.9, 1, 1.2, 1.4, 1.1), 21, time => time.DayOfWeek == DayOfWeek.Saturday, 1.4 / 7.1 },
        { "hours", Rate.Hours([.. Enumerable.Range(0, 24).Select(Peak)]), 7, time => Peak(time.Hour) == 2, 12 / (12 + 10 + (8 * 0.3)) },
        { "nights", Rate.Hours([.. Enumerable.Range(0, 24).Select(Peak)]), 7, time => Peak(time.Hour) == 0.3, 2.4 / (12 + 10 + 2.4) },
        { "months", Rate.Months(2, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1), 59 - 4, time => time.Month == 2, 0 },
        { "seasons", Rate.Seasons(1.4, 1.0, 0.9, 1.2), 365, time => time.Month is 12 or 1 or 2, 90 * 1.4 / ((90 * 1.4) + 92 + (92 * 0.9) + (91 * 1.2)) },
        { "promotion", Rate.Between("sale", Monday.AddDays(2), Monday.AddDays(4), 3.5), 7, time => time >= Monday.AddDays(2) && time < Monday.AddDays(4), 7 / 12.0 },
        { "burst", Rate.Every(TimeSpan.FromHours(1), TimeSpan.FromMinutes(2), 20), 2, time => time.Minute < 2, 40 / 98.0 },
        { "holidays", Rate.Holidays(Holiday.On("New Year", 0.5, 1, 1), Holiday.On("Epiphany", 3, 1, 6, 2)), 4, time => time.Day is 6 or 7, 6 / 8.0 },
        { "product", Rate.BusinessHours(9, 17, 2) * Rate.Weekend(0.5), 7, time => IsWeekend(time) && time.Hour is >= 9 and < 17, 16 / 192.0 },
        { "capped", Rate.Capped(Rate.BusinessHours(9, 17, 10, 0.1), 0.6, 1.8), 7, time => time.Hour is >= 9 and < 17, 14.4 / (14.4 + 9.6) },
        { "offset", Rate.At(TimeSpan.FromHours(2), Rate.BusinessHours(9, 17, 2)), 7, time => time.Hour is >= 7 and < 15, 16 / 32.0 },
    };

    [Theory]
    [MemberData(nameof(Shares))]
    public void Shares_OfPlacedEvents_AreMeasuredBackWithinFourSigma(string shape, RateShape rate, int days, Func<DateTimeOffset, bool> counts, double share)
    {
        var curve = new RateCurve(rate, Monday, Monday.AddDays(days));
        var cursor = curve.InTurn(Count);
        var random = new Seed(1);

        var measured = Enumerable.Range(0, Count).Count(i => counts(new DateTimeOffset(cursor.TicksOf(i, random.Random(i).NextUInt64()), TimeSpan.Zero)));

        measured.ShouldBeWithinFourSigma(Count, share, shape);
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void Shares_OfPoissonEvents_AreMeasuredBackWithinFourSigma(string shape, RateShape rate, int days, Func<DateTimeOffset, bool> counts, double share)
    {
        var end = Monday.AddDays(days);
        var mean = (end - Monday) * new RateCurve(rate, Monday, end).MeanFactor / Count;
        var walk = Gaps.Poisson(mean).Walk(Monday, end, rate);
        var random = new Seed(2).Random();
        var times = new List<DateTimeOffset>();
        while (walk.Next(ref random) is { } time)
        {
            times.Add(time);
        }

        times.ShouldBeInOrder();
        times.Count.ShouldBeInRange(Count - (4 * (int)Math.Sqrt(Count)), Count + (4 * (int)Math.Sqrt(Count)));
        times.Count(counts).ShouldBeWithinFourSigma(times.Count, share, shape);
    }

    [Fact]
    public void Weather_DrawnForManyDays_FollowsTheWeightsOfEachSeason()
    {
        var weather = (WeatherRate)Rate.Weather(
            new Weather("sunny", 1.1, 0.2, 0.4, 0.7, 0.3), new Weather("cloudy", 1, 0.3, 0.3, 0.3, 0.4), new Weather("snowy", 0.6, 0.5, 0.3, 0, 0.3), new Weather("never", 9, 0, 0, 0, 0));
        var seed = new Seed(5);
        var days = Enumerable.Range(0, 40_000).Select(day => Monday.AddDays(day)).GroupBy(day => (Season)(day.Month % 12 / 3)).ToList();

        foreach (var season in days)
        {
            foreach (var kind in weather.Kinds)
            {
                var weight = new[] { kind.Winter, kind.Spring, kind.Summer, kind.Fall }[(int)season.Key];
                season.Count(day => weather.WeatherAt(day, seed) == kind).ShouldBeWithinFourSigma(season.Count(), weight, $"{kind.Name} in {season.Key}");
            }
        }

        weather.WeatherAt(Monday, seed).ShouldBe(weather.WeatherAt(Monday.AddHours(23), seed));
        weather.PartAt(Monday, seed).ShouldBe(weather.WeatherAt(Monday, seed).Name);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.1)]
    [InlineData(1)]
    public void Promotion_OverManyDays_BeginsOnItsShareOfThem(double chance)
    {
        var promotion = Rate.Promotion("flash", 2, TimeSpan.FromHours(6), chance);

        var begins = Enumerable.Range(0, 10_000).Count(day => promotion.FactorAt(Monday.AddDays(day).AddHours(5.9), new Seed(3)) == 2);

        begins.ShouldBeWithinFourSigma(10_000, chance, "flash");
        Enumerable.Range(0, 1000).ShouldAllBe(day => promotion.FactorAt(Monday.AddDays(day).AddHours(6), new Seed(3)) == 1);
    }

    [Fact]
    public void Promotion_LongerThanADay_LastsUntilItsLastBeginningHasEnded()
    {
        var promotion = Rate.Promotion("clearance", 1.3, TimeSpan.FromHours(60), 0.2);
        var begins = Rate.Promotion("clearance", 2, TimeSpan.FromHours(1), 0.2);

        foreach (var hour in Enumerable.Range(100, 2000))
        {
            var time = Monday.AddHours(hour);
            var lasts = Enumerable.Range(0, 4).Any(back => begins.FactorAt(time.Date.AddDays(-back), new Seed(1)) == 2 && (time - time.Date.AddDays(-back)).TotalHours < 60);
            promotion.FactorAt(time, new Seed(1)).ShouldBe(lasts ? 1.3 : 1, time.ToString("O"));
        }
    }

    public static TheoryData<Holiday, int, string?> Dates => new()
    {
        { Holiday.Nth("Thanksgiving", 0.8, 11, 4, DayOfWeek.Thursday), 2024, "2024-11-28" },
        { Holiday.Nth("Thanksgiving", 0.8, 11, 4, DayOfWeek.Thursday), 2025, "2025-11-27" },
        { Holiday.Nth("Black Friday", 3.5, 11, 4, DayOfWeek.Thursday, shift: 1, days: 3), 2025, "2025-11-28" },
        { Holiday.Nth("Mother's Day", 1.6, 5, 2, DayOfWeek.Sunday), 2026, "2026-05-10" },
        { Holiday.Last("Memorial Day", 1.2, 5, DayOfWeek.Monday), 2026, "2026-05-25" },
        { Holiday.Last("Memorial Day", 1.2, 5, DayOfWeek.Monday), 2027, "2027-05-31" },
        { Holiday.On("Christmas", 2, 12, 25), 2026, "2026-12-25" },
        { Holiday.On("Leap day", 2, 2, 29), 2024, "2024-02-29" },
        { Holiday.On("Leap day", 2, 2, 29), 2026, null },
        { Holiday.Nth("First Monday", 2, 6, 1, DayOfWeek.Monday), 2026, "2026-06-01" },
    };

    [Theory]
    [MemberData(nameof(Dates))]
    public void In_AYear_IsTheDayOfTheRule(Holiday holiday, int year, string? date) => holiday.In(year)?.ToString("O").ShouldBe(date);

    [Fact]
    public void Holidays_OverNewYear_LastIntoTheNextYear()
    {
        var rate = Rate.Holidays(Holiday.On("Holidays", 2, 12, 24, 10));

        rate.FactorAt(new DateTimeOffset(2027, 1, 2, 23, 0, 0, TimeSpan.Zero)).ShouldBe(2);
        rate.FactorAt(new DateTimeOffset(2027, 1, 3, 0, 0, 0, TimeSpan.Zero)).ShouldBe(1);
        rate.PartAt(new DateTimeOffset(2026, 12, 25, 0, 0, 0, TimeSpan.Zero)).ShouldBe("Holidays");
    }

    public static TheoryData<string, Func<RateShape>> Impossible => new()
    {
        { "is -1; it must lie between 0 and 1000000", () => Rate.Constant(-1) },
        { "is NaN; it must lie", () => Rate.Weekend(double.NaN) },
        { "is 1000001; it must lie", () => Rate.Constant(1_000_001) },
        { "have 2 factors; it must be 24", () => Rate.Hours(1, 2) },
        { "have 0 factors; it must be 7", () => Rate.DaysOfWeek() },
        { "is 25; it must lie between 1 and 24", () => Rate.BusinessHours(9, 25, 2) },
        { "is empty; give it one", () => Rate.EachDay(" ", default, default) },
        { "the end must be later", () => Rate.Between("sale", Monday, Monday, 2) },
        { "(lasting) is 00:01:00; it must lie", () => Rate.Every(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), 2) },
        { "is 30; it must lie between 1 and 29", () => Rate.Holidays(Holiday.On("x", 1, 2, 30)) },
        { "is 5; it must lie between 1 and 4", () => Rate.Holidays(Holiday.Nth("x", 1, 2, 5, DayOfWeek.Monday)) },
        { "needs either a day", () => Rate.Holidays(new Holiday("x", 1, 2)) },
        { "needs either a day", () => Rate.Holidays(new Holiday("x", 1, 2) { Day = 1, Week = 1, Weekday = DayOfWeek.Monday }) },
        { "in Spring are 1 0", () => Rate.Weather(new Weather("a", 1, 1, 1, 1, 1), new Weather("b", 1, 1, 0, 1, 1), new Weather("c", 1, 1, -1, 1, 1)) },
        { "in Winter are", () => Rate.Weather() },
        { "is 1.5; it must lie between 0 and 1", () => Rate.Promotion("x", 1, TimeSpan.FromHours(1), 1.5) },
        { "is 1 and the lower one (min) 2", () => Rate.Capped(Rate.Constant(), 2, 1) },
        { "must be whole minutes", () => Rate.At(TimeSpan.FromSeconds(30), Rate.Constant()) },
        { "needs at least one", () => Rate.Product() },
    };

    [Theory]
    [MemberData(nameof(Impossible))]
    public void Rate_ImpossibleSetting_SaysTheValueAndTheRange(string reason, Func<RateShape> impossible) =>
        Should.Throw<ArgumentException>(impossible).Message.ShouldContain(reason);

    [Theory]
    [InlineData("null", "it is null")]
    [InlineData("{}", "rate")]
    [InlineData("""{"rate":"weekends","factor":1}""", "weekends")]
    [InlineData("""{"rate":"weekend","factor":-1}""", "is -1; it must lie")]
    [InlineData("""{"rate":"weekend"}""", "factor")]
    [InlineData("""{"rate":"weekend","factor":1,"hours":2}""", "hours")]
    [InlineData("""{"rate":"hours","hours":[1]}""", "have 1 factors")]
    [InlineData("""{"rate":"product","shapes":[null]}""", "none may be null")]
    [InlineData("""{"rate":"holidays","calendar":[null]}""", "null")]
    [InlineData("[", "not a rate")]
    public void FromJson_NoRate_SaysWhy(string json, string reason) =>
        Should.Throw<FormatException>(() => RateShape.FromJson(json)).Message.ShouldContain(reason);

    [Fact]
    public void ToJson_OfAShape_IsReadable() => (Rate.BusinessHours(9, 17, 2) * Rate.Holidays(Holiday.Last("x", 3, 5, DayOfWeek.Monday))).ToJson().ShouldBe(
        """
        {
          "rate": "product",
          "shapes": [
            {
              "rate": "timeOfDay",
              "name": "business hours",
              "from": "09:00:00",
              "to": "17:00:00",
              "factor": 2,
              "otherwise": 1
            },
            {
              "rate": "holidays",
              "calendar": [
                {
                  "name": "x",
                  "factor": 3,
                  "month": 5,
                  "week": -1,
                  "weekday": "monday",
                  "days": 1
                }
              ]
            }
          ]
        }
        """.ReplaceLineEndings("\n"));

    private static bool IsWeekend(DateTimeOffset time) => time.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static double Peak(int hour) => hour switch
    {
        10 or 11 or 12 or 17 or 18 or 19 => 2,
        >= 22 or < 6 => 0.3,
        _ => 1,
    };
}
