namespace StreamTesting.Domains;

/// <summary>Plans of order lifecycles, as source document 001 describes them.</summary>
public static class Orders
{
    /// <summary>Plans the lifecycles of some orders: created, authorized, then corrected, shipped or cancelled. In order, without copies.</summary>
    /// <param name="count">How many orders, from 0 to 10^12; 5000 by default. Some 2.95 events each at the default rates.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { CancelRate = 0.2 }</c>; null, the default, for none.</param>
    /// <returns>A plan without disorder, in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Lifecycles(long count = 5000, Func<OrderLifecycles, OrderLifecycles>? options = null)
    {
        var domain = new OrderLifecycles(count);
        return new StreamPlan(options?.Invoke(domain) ?? domain);
    }

    /// <summary>
    /// Plans lifecycles with the disorder of the document's defaults, by its definitions: 6 % of the events arrive 1 to 3 days later
    /// (O-24, O-26, O-54), and 12 % of those that do not end their order out of order within it (O-25, O-55).
    /// </summary>
    /// <param name="count">How many orders, from 0 to 10^12; 5000 by default.</param>
    /// <param name="options">As in <see cref="Lifecycles"/>.</param>
    /// <returns>A plan in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan AsDocumented(long count = 5000, Func<OrderLifecycles, OrderLifecycles>? options = null) =>
        Lifecycles(count, options).LateByDays(rate: 0.06, maxDays: 3).OutOfOrderInEntity(rate: 0.12);
}
