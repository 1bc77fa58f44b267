namespace StreamTesting.Domains;

/// <summary>How customers visit stores (S-15 to S-17, S-72, SX-2, SX-3). Immutable.</summary>
public sealed record StoreVisits
{
    /// <summary>
    /// How many visits a medium store has on a day where every factor is 1; from 0 to 100,000, 200 by default. Visits that ads lead to come on top.
    /// </summary>
    public double PerStoreDay { get; init; } = 200;

    /// <summary>
    /// The share of the visits with a phone that beacons hear; from 0 to 1, 0.85 by default. Only those have a session, so foot traffic is at
    /// least the sessions, and those at least the receipts. Visits that ads led to always have one.
    /// </summary>
    public double BleRate { get; init; } = 0.85;

    /// <summary>The share of the visits that the regulars of a store make; from 0 to 1, 0.3 by default.</summary>
    public double ReturningRate { get; init; } = 0.3;

    /// <summary>How many regulars a store has, of the customers; from 1 to 100,000, 100 by default.</summary>
    public int Regulars { get; init; } = 100;

    /// <summary>How many customers there are; from 1 to 1,000,000,000, 5000 by default. Each belongs to one region.</summary>
    public int Customers { get; init; } = 5000;

    /// <summary>How long a visit lasts at the least; whole minutes from 5 minutes to 4 hours, 10 minutes by default.</summary>
    public TimeSpan ShortestStay { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a visit lasts at the most; whole minutes up to 12 hours, 45 minutes by default.</summary>
    public TimeSpan LongestStay { get; init; } = TimeSpan.FromMinutes(45);

    /// <summary>How long the long visits last (SX-3); whole minutes up to 12 hours, 120 minutes by default. Closing time ends every visit.</summary>
    public TimeSpan LongStay { get; init; } = TimeSpan.FromMinutes(120);

    /// <summary>Every how many visits of a store one is long; from 1, or 0 for never; 5 by default (SX-3).</summary>
    public int LongStayEvery { get; init; } = 5;

    /// <summary>
    /// The mean time between two pings of a session, each 0.5 to 1.5 times as long; whole seconds from 1 second to 1 hour, 5 minutes by default.
    /// </summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How likely a customer moves on after a ping; from 0 to 1, 0.2 by default. Going to the checkout and leaving come on top.</summary>
    public double ZoneMoveRate { get; init; } = 0.2;

    internal void Validate()
    {
        var (minute, second) = (TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        OptionRange.CheckNumber(PerStoreDay, 0, 100_000, nameof(PerStoreDay), "The number of visits (visits.perStoreDay)");
        OptionRange.CheckRate(BleRate, nameof(BleRate), "The share of visits with a phone (visits.bleRate)");
        OptionRange.CheckRate(ReturningRate, nameof(ReturningRate), "The share of visits by regulars (visits.returningRate)");
        OptionRange.Check(Regulars, 1, 100_000, nameof(Regulars), "The number of regulars of a store (visits.regulars)");
        OptionRange.Check(Customers, 1, 1_000_000_000, nameof(Customers), "The number of customers (visits.customers)");
        OptionRange.CheckTime(ShortestStay, 5 * minute, TimeSpan.FromHours(4), minute, nameof(ShortestStay), "The shortest stay (visits.shortestStay)");
        OptionRange.CheckTime(LongestStay, ShortestStay, TimeSpan.FromHours(12), minute, nameof(LongestStay), "The longest stay (visits.longestStay)");
        OptionRange.CheckTime(LongStay, ShortestStay, TimeSpan.FromHours(12), minute, nameof(LongStay), "The long stay (visits.longStay)");
        OptionRange.Check(LongStayEvery, 0, 1_000_000, nameof(LongStayEvery), "Every how many visits one is long (visits.longStayEvery)");
        OptionRange.CheckTime(PingEvery, second, TimeSpan.FromHours(1), second, nameof(PingEvery), "The time between pings (visits.pingEvery)");
        OptionRange.CheckRate(ZoneMoveRate, nameof(ZoneMoveRate), "The rate of zone moves (visits.zoneMoveRate)");
    }
}
