using StreamTesting.Domains;

namespace StreamTesting.Benchmarks;

/// <summary>Orders of which as many a day are created as at the document's defaults, so that as many are in flight whatever the count.</summary>
internal static class SteadyOrders
{
    public const double EventsPerOrder = 2.954;

    public static OrderLifecycles Of(long count, OrderLifecycles? options = null)
    {
        var defaults = new OrderLifecycles();
        return (options ?? defaults) with { Count = count, Span = TimeSpan.FromSeconds((long)(defaults.Span.TotalSeconds * count / defaults.Count)) };
    }
}
