namespace StreamTesting.Domains;

/// <summary>What a region's days are like: how much happens when, and what holds for all of them.</summary>
internal sealed class RegionCalendar
{
    private const int Kept = 4;
    private readonly RateShape _shape;
    private readonly Seed _seed;
    private readonly Dictionary<(long From, long To), (long Day, RateCurve? Curve)[]> _curves = [];

    /// <param name="options">The options.</param>
    /// <param name="calendar">What decides the weather and the sales: the same for all regions.</param>
    /// <param name="region">What decides how the region differs.</param>
    public RegionCalendar(StoreDays options, Seed calendar, Seed region)
    {
        _shape = options.Calendar.Shape;
        _seed = calendar;
        var random = region.Derive("character").Random();
        var variation = options.Calendar.RegionalVariation;
        Traffic = 1 + (variation * ((2 * random.NextDouble()) - 1));
        Spending = 1 + (variation * ((2 * random.NextDouble()) - 1));
        var favorite = (int)random.NextBelow(StoreWords.Departments.Length);
        Department = new WeightedChoice<int>([.. StoreWords.Departments.Select((_, i) => (i, i == favorite ? 1 + (2.5 * variation) : 1))]);
    }

    /// <summary>How much more visits than elsewhere.</summary>
    public double Traffic { get; }

    /// <summary>How much more a purchase than elsewhere.</summary>
    public double Spending { get; }

    /// <summary>The departments, by what the region likes.</summary>
    public WeightedChoice<int> Department { get; }

    /// <summary>How much happens when within a part of a day; null where the calendar lets nothing happen.</summary>
    /// <param name="day">The day's number since 1970.</param>
    /// <param name="from">The first millisecond of the day that counts.</param>
    /// <param name="to">The end of what counts.</param>
    public RateCurve? CurveOf(long day, long from, long to)
    {
        if (!_curves.TryGetValue((from, to), out var days))
        {
            days = new (long, RateCurve?)[Kept];
            Array.Fill(days, (-1, null));
            _curves.Add((from, to), days);
        }

        ref var kept = ref days[day % Kept];
        if (kept.Day != day)
        {
            kept = (day, CurveOf(_shape, (day * StoreRegion.Day) + from, (day * StoreRegion.Day) + to, _seed));
        }

        return kept.Curve;
    }

    /// <summary>The mean factor within a part of a day where nothing but the hours counts.</summary>
    public static double UsualFactor(StoreDays options, long from, long to) => CurveOf(StoreRates.HoursOf(options.Calendar), from, to, default)!.MeanFactor;

    /// <summary>How much happens when from one millisecond since 1970 to another; null where nothing does.</summary>
    public static RateCurve? CurveOf(RateShape shape, long from, long to, Seed seed)
    {
        var (start, end) = (DateTimeOffset.FromUnixTimeMilliseconds(from), DateTimeOffset.FromUnixTimeMilliseconds(to));
        for (var time = start; time < end; time = shape.NextChange(time, seed))
        {
            if (shape.FactorAt(time, seed) > 0)
            {
                return new RateCurve(shape, start, end, seed);
            }
        }

        return null;
    }
}
