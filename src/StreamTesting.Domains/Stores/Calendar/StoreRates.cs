namespace StreamTesting.Domains;

/// <summary>The shapes of the store's calendar (source document 003, A.4). Where it names a length and no date, the choice is written here.</summary>
internal static class StoreRates
{
    /// <summary>1.0 from 9 to 21, 0.6 from 7 to 9 and 21 to 23, 0.1 at night (S-64).</summary>
    private static readonly RateShape BusinessHours = Rate.Hours(
        .1, .1, .1, .1, .1, .1, .1, .6, .6, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, .6, .6, .1);

    /// <summary>The hours, and Saturday and Sunday 0.8.</summary>
    public static readonly RateShape Weekly = BusinessHours * Rate.Weekend(0.8);

    private static readonly RateShape Seasons = Rate.Seasons(winter: 1.4, spring: 1.0, summer: 0.9, fall: 1.2);

    private static readonly RateShape DaysOfWeek = Rate.DaysOfWeek(.7, .8, .9, 1.0, 1.2, 1.4, 1.1);

    /// <summary>Black Friday is the day after the fourth Thursday of November, and two more; Christmas the seven days up to the 25th.</summary>
    private static readonly RateShape Holidays = Rate.Holidays(
        Holiday.On("New Year", 0.5, 1, 1),
        Holiday.On("Valentine", 1.4, 2, 14),
        Holiday.Nth("Mother's Day", 1.6, 5, 2, DayOfWeek.Sunday),
        Holiday.On("Independence Day", 1.2, 7, 4),
        Holiday.On("Back to School", 1.8, 8, 15, days: 14),
        Holiday.On("Halloween", 1.3, 10, 31),
        Holiday.Nth("Thanksgiving", 0.8, 11, 4, DayOfWeek.Thursday),
        Holiday.Nth("Black Friday", 3.5, 11, 4, DayOfWeek.Thursday, shift: 1, days: 3),
        Holiday.On("Christmas", 2.0, 12, 19, days: 7),
        Holiday.On("Boxing Day", 2.5, 12, 26));

    private static readonly RateShape Weather = Rate.Weather(
        new Weather("sunny", 1.1, Winter: .20, Spring: .35, Summer: .55, Fall: .30),
        new Weather("cloudy", 1.0, Winter: .30, Spring: .30, Summer: .25, Fall: .35),
        new Weather("rainy", 0.7, Winter: .20, Spring: .25, Summer: .12, Fall: .25),
        new Weather("snowy", 0.6, Winter: .20, Spring: .02, Summer: .00, Fall: .03),
        new Weather("stormy", 0.5, Winter: .10, Spring: .08, Summer: .08, Fall: .07));

    /// <summary>A flash sale begins at noon, the others at midnight.</summary>
    private static readonly RateShape Promotions = Rate.At(TimeSpan.FromHours(-12), Rate.Promotion("flash sale", 2.0, TimeSpan.FromHours(6), 0.02))
        * Rate.Promotion("weekend sale", 1.5, TimeSpan.FromHours(48), 0.1)
        * Rate.Promotion("clearance", 1.3, TimeSpan.FromHours(168), 0.05)
        * Rate.Promotion("seasonal sale", 1.4, TimeSpan.FromHours(336), 0.03);

    public static RateShape HoursOf(StoreCalendar calendar) => calendar.BusinessHours ? BusinessHours : Rate.Constant();

    public static RateShape Of(StoreCalendar calendar)
    {
        RateShape[] days =
        [
            .. calendar.Seasons ? [Seasons] : Array.Empty<RateShape>(),
            .. calendar.DaysOfWeek ? [DaysOfWeek] : Array.Empty<RateShape>(),
            .. calendar.Holidays ? [Holidays] : Array.Empty<RateShape>(),
            .. calendar.Weather ? [Weather] : Array.Empty<RateShape>(),
            .. calendar.Promotions ? [Promotions] : Array.Empty<RateShape>(),
        ];
        var weekly = HoursOf(calendar) * Rate.Weekend(calendar.Weekend);
        return days.Length == 0 ? weekly : weekly * Rate.Capped(Rate.Capped(Rate.Product(days), 0, calendar.Cap), calendar.Least, calendar.Most);
    }
}
