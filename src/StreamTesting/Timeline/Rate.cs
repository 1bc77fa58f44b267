namespace StreamTesting;

/// <summary>Makes <see cref="RateShape"/>s. They multiply: <c>Rate.BusinessHours(9, 17, 2) * Rate.Weekend(0.6)</c>.</summary>
public static class Rate
{
    /// <summary>The same factor at all times.</summary>
    /// <param name="factor">From 0 to a million.</param>
    /// <returns>The shape.</returns>
    public static RateShape Constant(double factor = 1) => Valid(new ConstantRate(factor));

    /// <summary>A factor for each hour of the day.</summary>
    /// <param name="factors">24 factors, the first from 00:00 to 01:00.</param>
    /// <returns>The shape.</returns>
    public static RateShape Hours(params double[] factors) => Valid(new HourlyRate(Copy(factors)));

    /// <summary>A factor for the business hours of every day, and 1 (or another) for the rest; multiply by <see cref="Weekend"/> for free days.</summary>
    /// <param name="from">The hour they begin, from 0 to 23.</param>
    /// <param name="to">The hour they end, from 1 to 24: 17 means until 17:00.</param>
    /// <param name="factor">The factor within.</param>
    /// <param name="otherwise">The factor of the rest.</param>
    /// <returns>The shape.</returns>
    public static RateShape BusinessHours(int from, int to, double factor, double otherwise = 1)
    {
        Guard.Between(from, 0, 23, nameof(from), "The hour at which business begins");
        Guard.Between(to, 1, 24, nameof(to), "The hour at which business ends");
        return Valid(new TimeOfDayRate("business hours", new TimeOnly(from, 0), new TimeOnly(to % 24, 0), factor) { Otherwise = otherwise });
    }

    /// <summary>A factor for a stretch of each day, and another for the rest: with the defaults, nothing happens outside.</summary>
    /// <param name="name">What the stretch is called in the summary.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="to">When it ends; it may go over midnight.</param>
    /// <param name="factor">The factor within.</param>
    /// <param name="otherwise">The factor of the rest.</param>
    /// <returns>The shape.</returns>
    public static RateShape EachDay(string name, TimeOnly from, TimeOnly to, double factor = 1, double otherwise = 0) =>
        Valid(new TimeOfDayRate(name, from, to, factor) { Otherwise = otherwise });

    /// <summary>A factor for each day of the week.</summary>
    /// <param name="factors">Seven factors, Monday first.</param>
    /// <returns>The shape.</returns>
    public static RateShape DaysOfWeek(params double[] factors) => Valid(new DaysOfWeekRate(Copy(factors)));

    /// <summary>A factor for Saturday and Sunday, and 1 for the other days.</summary>
    /// <param name="factor">The factor of the weekend.</param>
    /// <returns>The shape.</returns>
    public static RateShape Weekend(double factor) => Valid(new WeekendRate(factor));

    /// <summary>A factor for each month.</summary>
    /// <param name="factors">Twelve factors, January first.</param>
    /// <returns>The shape.</returns>
    public static RateShape Months(params double[] factors) => Valid(new MonthlyRate(Copy(factors)));

    /// <summary>A factor for each <see cref="Season"/>.</summary>
    /// <param name="winter">December, January, February.</param>
    /// <param name="spring">March, April, May.</param>
    /// <param name="summer">June, July, August.</param>
    /// <param name="fall">September, October, November.</param>
    /// <returns>The shape.</returns>
    public static RateShape Seasons(double winter, double spring, double summer, double fall) => Valid(new SeasonalRate(winter, spring, summer, fall));

    /// <summary>A factor from one moment to another, and 1 before and after: a promotion, a burst.</summary>
    /// <param name="name">What it is called in the summary.</param>
    /// <param name="from">When it begins.</param>
    /// <param name="to">When it ends, itself outside.</param>
    /// <param name="factor">The factor within.</param>
    /// <returns>The shape.</returns>
    public static RateShape Between(string name, DateTimeOffset from, DateTimeOffset to, double factor) => Valid(new IntervalRate(name, from, to, factor));

    /// <summary>A factor for a stretch that comes again and again, and 1 between: bursts.</summary>
    /// <param name="period">The time from the beginning of one stretch to that of the next.</param>
    /// <param name="lasting">How long a stretch lasts.</param>
    /// <param name="factor">The factor within.</param>
    /// <param name="name">What it is called in the summary.</param>
    /// <returns>The shape; its stretches begin at whole periods since 1970 (<see cref="PeriodicRate.Anchor"/>).</returns>
    public static RateShape Every(TimeSpan period, TimeSpan lasting, double factor, string name = "burst") => Valid(new PeriodicRate(name, period, lasting, factor));

    /// <summary>The factors of holidays, and 1 on other days.</summary>
    /// <param name="calendar">The holidays; where several overlap, their factors multiply.</param>
    /// <returns>The shape.</returns>
    public static RateShape Holidays(params Holiday[] calendar) => Valid(new HolidayRate(Copy(calendar)));

    /// <summary>The factor of the weather, drawn for each day by the weights of its season.</summary>
    /// <param name="kinds">The kinds of weather.</param>
    /// <returns>The shape.</returns>
    public static RateShape Weather(params Weather[] kinds) => Valid(new WeatherRate(Copy(kinds)));

    /// <summary>The factor of a promotion that begins on drawn days; <see cref="Between"/> makes one at a known time.</summary>
    /// <param name="name">What it is called in the summary.</param>
    /// <param name="factor">The factor while it lasts.</param>
    /// <param name="lasting">How long it lasts.</param>
    /// <param name="dailyChance">How likely it begins on a day, from 0 to 1.</param>
    /// <returns>The shape.</returns>
    public static RateShape Promotion(string name, double factor, TimeSpan lasting, double dailyChance) =>
        Valid(new PromotionRate(name, factor, lasting, dailyChance));

    /// <summary>Several shapes at once: the product of their factors.</summary>
    /// <param name="shapes">The shapes; products among them are taken apart.</param>
    /// <returns>The shape.</returns>
    public static RateShape Product(params RateShape[] shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        return Valid(new ProductRate([.. shapes.SelectMany(shape => shape is ProductRate product ? product.Shapes : [shape])]));
    }

    /// <summary>A shape whose factors are bounded.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="min">The least factor.</param>
    /// <param name="max">The greatest factor.</param>
    /// <returns>The bounded shape.</returns>
    public static RateShape Capped(RateShape shape, double min, double max) => Valid(new CappedRate(shape, min, max));

    /// <summary>A shape whose hours and days are those of a fixed offset from UTC.</summary>
    /// <param name="offset">How far ahead of UTC the clocks are; whole minutes from -14 to 14 hours.</param>
    /// <param name="shape">The shape.</param>
    /// <returns>The moved shape.</returns>
    public static RateShape At(TimeSpan offset, RateShape shape) => Valid(new OffsetRate(offset, shape));

    private static T[] Copy<T>(T[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values];
    }

    private static RateShape Valid(RateShape shape)
    {
        shape.Validate();
        return shape;
    }
}
