namespace StreamTesting.Domains;

/// <summary>Plans of what happens in a chain of stores, as source document 002 describes it: five types of events on five topics.</summary>
public static class Retail
{
    /// <summary>
    /// The rates of the document's base generator: twice as much from 10 to 13 and from 17 to 20 o'clock, 0.3 times as much from 22 to 7, and half
    /// as much again on Saturdays and Sundays.
    /// </summary>
    public static RateShape BusyHours { get; } =
        Rate.Hours(.3, .3, .3, .3, .3, .3, .3, 1, 1, 1, 2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 1, 1, .3, .3) * Rate.Weekend(1.5);

    /// <summary>Plans a number of happenings, one every 10 to 60 seconds: sales, inventory updates, customers, price changes, restock alerts .</summary>
    /// <param name="count">
    /// How many, from 0 to 10^12; 10,000 by default. What follows from them comes in addition: each sale also updates the inventory, and low
    /// stock raises alerts and is restocked, so that there are some 1.5 times as many events.
    /// </param>
    /// <param name="options">Sets other options, for example <c>o => o with { StoreCount = 50 }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Sales(long count = 10_000, Func<RetailSales, RetailSales>? options = null) =>
        Plan(new RetailSales { Count = count }, options);

    /// <summary>Plans what happens within a time, as <see cref="Sales"/> does (<c>--duration</c>, R-28).</summary>
    /// <param name="duration">How long; nothing happens at its end or after.</param>
    /// <param name="options">As for <see cref="Sales"/>.</param>
    /// <returns>A plan without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan SalesDuring(TimeSpan duration, Func<RetailSales, RetailSales>? options = null) =>
        Plan(new RetailSales { Count = null, Duration = duration }, options);

    /// <summary>
    /// Plans what happens without an end (<c>--continuous</c>, R-29): to be taken from, never to be counted. Its truth and its summary never end.
    /// </summary>
    /// <param name="options">As for <see cref="Sales"/>.</param>
    /// <returns>A plan without disorder, in one partition a topic.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan SalesWithoutEnd(Func<RetailSales, RetailSales>? options = null) => Plan(new RetailSales { Count = null }, options);

    private static StreamPlan Plan(RetailSales domain, Func<RetailSales, RetailSales>? options) => new(options?.Invoke(domain) ?? domain);
}
