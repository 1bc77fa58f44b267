namespace StreamTesting.Domains;

/// <summary>Order lifecycles as source document 001 describes them.</summary>
public static class Orders
{
    /// <summary>Plans the lifecycles of some orders: created, authorized, then corrected, shipped or cancelled.</summary>
    /// <param name="count">How many orders; from 0 to 10^12. Some 3.05 events each with the default rates.</param>
    /// <param name="options">Sets other options, for example <c>o => o with { CancelRate = 0.2 }</c>.</param>
    /// <returns>A plan without disorder, in one partition.</returns>
    /// <exception cref="ArgumentException">An option is impossible; the message has its value and the allowed range.</exception>
    public static StreamPlan Lifecycles(long count = 5000, Func<OrderLifecycles, OrderLifecycles>? options = null)
    {
        var domain = new OrderLifecycles(count);
        return new StreamPlan(options?.Invoke(domain) ?? domain);
    }
}
