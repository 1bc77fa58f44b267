namespace StreamTesting.Domains;

/// <summary>How goods come and go (S-12 to S-14, S-18, S-19, S-65). Immutable.</summary>
public sealed record StoreSupply
{
    /// <summary>How many products there are; from 3 to 100,000, 200 by default.</summary>
    public int Products { get; init; } = 200;

    /// <summary>How long after a reorder its truck arrives, at the least, if nothing delays it; whole minutes from 8 minutes, 2 hours by default.</summary>
    public TimeSpan ShortestLead { get; init; } = TimeSpan.FromHours(2);

    /// <summary>
    /// How long at the most; whole minutes up to 10 days, 8 hours by default. A truck that would come too late to be unloaded before closing comes
    /// after the next opening. A reorder also rides with a truck that is not yet gone.
    /// </summary>
    public TimeSpan LongestLead { get; init; } = TimeSpan.FromHours(8);

    /// <summary>
    /// How many changes of stock the count of a night finds in a store (DAMAGED or LOST, source <c>maintenance</c>); from 0 to 10,000, 4 by default.
    /// </summary>
    public int MaintenancePerNight { get; init; } = 4;

    /// <summary>How likely a truck breaks down; from 0 to 1, 0 by default. It comes up to 8 hours later.</summary>
    public double BreakdownRate { get; init; }

    /// <summary>How likely weather delays a truck; from 0 to 1, 0 by default. It comes up to 4 hours later.</summary>
    public double WeatherDelayRate { get; init; }

    /// <summary>How likely a distribution center is out on a day; from 0 to 1, 0 by default. No truck leaves it for up to 24 hours from midnight.</summary>
    public double OutageRate { get; init; }

    /// <summary>How likely a distribution center is short on a day; from 0 to 1, 0 by default. Its trucks carry down to a tenth of what was ordered.</summary>
    public double ShortageRate { get; init; }

    /// <summary>How severe disruptions are: the share of the longest delay or the greatest loss; from 0.01 to 1, 1 by default.</summary>
    public double Severity { get; init; } = 1;

    /// <summary>Disruptions at known times, besides those that the rates draw; none by default.</summary>
    public StoreDisruptions Disruptions { get; init; } = StoreDisruptions.None;

    internal void Validate(int centers)
    {
        var minute = TimeSpan.FromMinutes(1);
        OptionRange.Check(Products, 3, 100_000, nameof(Products), "The number of products (supply.products)");
        OptionRange.CheckTime(ShortestLead, 8 * minute, TimeSpan.FromDays(10), minute, nameof(ShortestLead), "The shortest lead time (supply.shortestLead)");
        OptionRange.CheckTime(LongestLead, ShortestLead, TimeSpan.FromDays(10), minute, nameof(LongestLead), "The longest lead time (supply.longestLead)");
        OptionRange.Check(MaintenancePerNight, 0, 10_000, nameof(MaintenancePerNight), "The number of maintenance events (supply.maintenancePerNight)");
        OptionRange.CheckRate(BreakdownRate, nameof(BreakdownRate), "The rate of truck breakdowns (supply.breakdownRate)");
        OptionRange.CheckRate(WeatherDelayRate, nameof(WeatherDelayRate), "The rate of weather delays (supply.weatherDelayRate)");
        OptionRange.CheckRate(OutageRate, nameof(OutageRate), "The rate of outages (supply.outageRate)");
        OptionRange.CheckRate(ShortageRate, nameof(ShortageRate), "The rate of shortages (supply.shortageRate)");
        OptionRange.CheckNumber(Severity, 0.01, 1, nameof(Severity), "The severity of disruptions (supply.severity)");
        foreach (var disruption in Disruptions ?? throw new ArgumentException("There is no list of disruptions (supply.disruptions); leave it out for none."))
        {
            disruption.Validate(centers);
        }
    }
}
