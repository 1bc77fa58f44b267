namespace StreamTesting.Domains;

/// <summary>How ads lead to visits and purchases (S-22, S-73, SX-2, SX-3). Immutable.</summary>
public sealed record StoreMarketing
{
    /// <summary>How many ad journeys begin a day for each store of a region, at the daytime rate; from 0 to 1,000,000, 200 by default.</summary>
    public double JourneysPerStoreDay { get; init; } = 200;

    /// <summary>How likely a journey leads to a visit, by channel.</summary>
    public AdConversion Conversion { get; init; } = new();

    /// <summary>
    /// How likely a journey that leads to a visit has a second impression, 10 to 60 minutes after the first, which then has the credit; from 0
    /// to 1, 1 by default (SX-3: two touches).
    /// </summary>
    public double SecondTouchRate { get; init; } = 1;

    /// <summary>
    /// How long after its last impression a journey leads to the visit, at the least; whole minutes from 1 minute, 1 hour by default. A visit that
    /// falls outside opening hours comes in the first two hours of the next opening.
    /// </summary>
    public TimeSpan ShortestDelay { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long at the most; whole minutes up to 5 days, so that the visit is within 7 days of the impression; 48 hours by default.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromHours(48);

    internal void Validate()
    {
        var minute = TimeSpan.FromMinutes(1);
        OptionRange.CheckNumber(JourneysPerStoreDay, 0, 1_000_000, nameof(JourneysPerStoreDay), "The number of journeys (marketing.journeysPerStoreDay)");
        (Conversion ?? throw new ArgumentException("There are no conversion rates (marketing.conversion).")).Validate();
        OptionRange.CheckRate(SecondTouchRate, nameof(SecondTouchRate), "The share of second touches (marketing.secondTouchRate)");
        OptionRange.CheckTime(ShortestDelay, minute, TimeSpan.FromDays(5), minute, nameof(ShortestDelay), "The shortest delay (marketing.shortestDelay)");
        OptionRange.CheckTime(LongestDelay, ShortestDelay, TimeSpan.FromDays(5), minute, nameof(LongestDelay), "The longest delay (marketing.longestDelay)");
    }
}
