using static StreamTesting.Domains.Tests.StoreRuns;

namespace StreamTesting.Domains.Tests;

/// <summary>What makes hours and days busier, measured back from the visits in the bytes. Counts of a day are exact but for one visit a store.</summary>
public sealed class StoreCalendarTests
{
    private const int Stores = 6;

    public static TheoryData<string, string, double> Factors => new()
    {
        { "monday", "2024-01-15", 0.7 },
        { "tuesday", "2024-01-16", 0.8 },
        { "wednesday", "2024-01-17", 0.9 },
        { "thursday", "2024-01-18", 1.0 },
        { "friday", "2024-01-19", 1.2 },
        { "saturday", "2024-01-20", 1.4 },
        { "sunday", "2024-01-21", 1.1 },
        { "winter", "2024-12-02", 1.4 },
        { "spring", "2024-03-04", 1.0 },
        { "summer", "2024-06-03", 0.9 },
        { "fall", "2024-09-02", 1.2 },
        { "weekend", "2024-01-19", 1.0 },
        { "weekend", "2024-01-20", 0.8 },
        { "weekend", "2024-01-21", 0.8 },
        { "holiday", "2024-01-01", 0.5 },
        { "holiday", "2024-02-14", 1.4 },
        { "holiday", "2024-05-12", 1.6 },
        { "holiday", "2024-07-04", 1.2 },
        { "holiday", "2024-08-14", 1.0 },
        { "holiday", "2024-08-15", 1.8 },
        { "holiday", "2024-08-28", 1.8 },
        { "holiday", "2024-08-29", 1.0 },
        { "holiday", "2024-10-31", 1.3 },
        { "holiday", "2024-11-28", 0.8 },
        { "holiday", "2024-11-29", 3.5 },
        { "holiday", "2024-12-01", 3.5 },
        { "holiday", "2024-12-02", 1.0 },
        { "holiday", "2024-12-19", 2.0 },
        { "holiday", "2024-12-25", 2.0 },
        { "holiday", "2024-12-26", 2.5 },
    };

    [Theory]
    [MemberData(nameof(Factors))]
    public void Day_OfACalendarWithOneFactor_HasThatFactor(string kind, string day, double expected)
    {
        var even = StoreCalendar.Even with { Least = 0, Most = 100 };
        var calendar = kind switch
        {
            "holiday" => even with { Holidays = true },
            "weekend" => even with { Weekend = 0.8 },
            "winter" or "spring" or "summer" or "fall" => even with { Seasons = true },
            _ => even with { DaysOfWeek = true },
        };

        ((double)Visits(calendar, day, 1).Count).ShouldBe(expected * 100 * 6.4, Stores);
    }

    [Theory]
    [InlineData("2024-11-29", 1.8)]
    [InlineData("2024-12-25", 1.8)]
    [InlineData("2024-01-01", 0.6)]
    public void Day_OfExtremes_IsClamped(string day, double expected) => ((double)Visits(
        StoreCalendar.Even with { Holidays = true, Seasons = true, DaysOfWeek = day != "2024-12-25" && day != "2024-11-29" }, day, 1).Count).ShouldBe(expected * 100 * 6.4, Stores);

    [Fact]
    public void Weekend_OfZero_HasNoVisitAndTheWeekGoesOn() => Visits(StoreCalendar.Even with { Weekend = 0 }, "2024-01-19", 4)
        .CountBy(visit => visit.EventTime.Day).Select(day => day.Key).ShouldBe([19, 22]);

    [Fact]
    public void Cap_OfTheProduct_ComesBeforeTheClamp() => ((double)Visits(
        StoreCalendar.Even with { Holidays = true, Cap = 2, Least = 0, Most = 100 }, "2024-11-29", 1).Count).ShouldBe(2 * 100 * 6.4, Stores);

    [Fact]
    public void Hours_OfStoresThatNeverClose_AreOneSixTenthsAndATenth()
    {
        var visits = Visits(StoreCalendar.Even with { BusinessHours = true }, "2024-01-15", 1, 1000);
        var total = (12 * 1.0) + (4 * 0.6) + (8 * 0.1);

        for (var hour = 0; hour < 23; hour++)
        {
            var factor = hour is >= 9 and < 21 ? 1 : hour is >= 7 and < 23 ? 0.6 : 0.1;
            (visits.Count(visit => visit.EventTime.Hour == hour) / (double)visits.Count).ShouldBe(factor / total, 0.003, $"at {hour}");
        }
    }

    [Theory]
    [InlineData("2024-01-08")]
    [InlineData("2024-04-08")]
    [InlineData("2024-07-08")]
    public void Weather_OfManyDays_HasItsFactors(string day)
    {
        var days = Visits(StoreCalendar.Even with { Weather = true, Least = 0 }, day, 40).CountBy(visit => visit.EventTime.Date).Select(count => count.Value).ToList();

        days.Count.ShouldBe(40);
        days.Select(count => Math.Round(count / 64.0) / 10).Distinct().Order().ShouldBeSubsetOf([0.5, 0.6, 0.7, 1.0, 1.1]);
        days.Select(count => Math.Round(count / 64.0) / 10).Distinct().Count().ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Weather_OfWinters_HasItsWeights()
    {
        var shape = (StoreCalendar.Even with { Weather = true, Least = 0 }).Shape;
        var winters = Enumerable.Range(0, 20_000).Select(day => new DateTimeOffset(1970, 1, 1, 12, 0, 0, TimeSpan.Zero).AddDays(day)).Where(day => day.Month is 12 or 1 or 2);

        Measured.Fits(
            winters.Select(day => shape.FactorAt(day, new Seed(1)).ToString("F1", System.Globalization.CultureInfo.InvariantCulture)),
            ("1.1", .20), ("1.0", .30), ("0.7", .20), ("0.6", .20), ("0.5", .10));
    }

    [Fact]
    public void Promotions_OfManyDays_LastAndComeAsOftenAsTheDocumentSays()
    {
        var shape = (StoreCalendar.Even with { Promotions = true, Least = 0, Most = 100, Cap = 100 }).Shape;
        var days = Enumerable.Range(0, 20_000).Select(day => new DateTimeOffset(1970, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day)).ToList();

        // A sale of so many days is on where it began on one of them: 1 - (1 - chance)^days. Sales overlap, so days are told by divisibility of factors.
        On(days.Select(day => shape.FactorAt(day, new Seed(2))), 1.5).ShouldBe(1 - Math.Pow(0.9, 2), 0.015);
        On(days.Select(day => shape.FactorAt(day, new Seed(2))), 1.3).ShouldBe(1 - Math.Pow(0.95, 7), 0.03);
        On(days.Select(day => shape.FactorAt(day, new Seed(2))), 1.4).ShouldBe(1 - Math.Pow(0.97, 14), 0.04);
        On(days.Select(day => shape.FactorAt(day.AddHours(13), new Seed(2))), 2.0).ShouldBe(0.02, 0.005);
        On(days.Select(day => shape.FactorAt(day.AddHours(19), new Seed(2))), 2.0).ShouldBe(0);

        static double On(IEnumerable<double> factors, double sale) => factors.Average(factor => Combinations(sale).Any(other => Math.Abs(factor - other) < 1e-9) ? 1.0 : 0.0);

        static IEnumerable<double> Combinations(double sale)
        {
            double[] others = [.. new[] { 2.0, 1.5, 1.3, 1.4 }.Where(factor => factor != sale)];
            return Enumerable.Range(0, 8).Select(bits => sale * others.Where((_, i) => (bits >> i & 1) != 0).Aggregate(1.0, (product, factor) => product * factor));
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 1)]
    public void RegionalVariation_MeasuredBack_MakesRegionsDiffer(double variation, int differ)
    {
        var options = new StoreDays(2)
        {
            StoreCount = 6, DcCount = 6, Calendar = StoreCalendar.Even with { RegionalVariation = variation }, Visits = new StoreVisits { PerStoreDay = 100, PingEvery = TimeSpan.FromHours(1) },
            Marketing = new StoreMarketing { JourneysPerStoreDay = 0 },
        };
        var counts = Messages(options, 3).Of<CustomerEntered>().CountBy(visit => visit.StoreId).ToDictionary();

        // Stores 1 and 4 are of one size and of two regions.
        (Math.Abs(counts[1] - counts[4]) > 10 ? 1 : 0).ShouldBe(differ);
        counts[1].ShouldBeInRange((int)(199 * (1 - variation)), (int)Math.Ceiling(202 * (1 + variation)));
    }

    [Fact]
    public void RegionalVariation_MeasuredBack_FavorsOneDepartment()
    {
        var options = new StoreDays(3) { StoreCount = 1, DcCount = 1, Calendar = StoreCalendar.Even with { RegionalVariation = 0.4 }, Visits = new StoreVisits { PerStoreDay = 500, PingEvery = TimeSpan.FromHours(1) } };
        var lines = Messages(options, 4).Of<ReceiptLineAdded>().CountBy(line => line.ProductId % 3).Select(department => department.Value).Order().ToList();

        (lines[2] / (double)(lines[0] + lines[1])).ShouldBe(1, 0.12);
    }

    private static List<StoreMessage> Visits(StoreCalendar calendar, string day, int days, double perStoreDay = 100) =>
    [
        .. Messages(
            new StoreDays(days)
            {
                Start = new DateTimeOffset(DateTime.Parse(day, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.Zero),
                DcCount = 1,
                Opens = TimeSpan.Zero,
                Closes = TimeSpan.FromHours(24),
                Calendar = calendar,
                Visits = new StoreVisits { PerStoreDay = perStoreDay, BleRate = 0 },
                Marketing = new StoreMarketing { JourneysPerStoreDay = 0 },
                Baskets = new StoreBaskets { OnlinePerStoreDay = 0 },
                Supply = new StoreSupply { MaintenancePerNight = 0 },
            },
            5).Where(message => message.Payload is CustomerEntered),
    ];
}
