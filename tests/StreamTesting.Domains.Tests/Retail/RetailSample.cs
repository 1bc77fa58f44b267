namespace StreamTesting.Domains.Tests;

/// <summary>Events of the stores read back from the bytes of their arrivals.</summary>
internal static class RetailSample
{
    private static readonly Lazy<IReadOnlyList<RetailMessage>> Of30Thousand = new(() => Read(30_000, o => o with { Mixing = Choosing.ByCoin }));

    /// <summary>30,000 happenings at the document's defaults, each type by coin.</summary>
    public static IReadOnlyList<RetailMessage> Default => Of30Thousand.Value;

    public static IReadOnlyList<RetailMessage> Read(long count, Func<RetailSales, RetailSales>? options = null, ulong seed = 12) =>
        Read(Retail.Sales(count, options), seed);

    public static IReadOnlyList<RetailMessage> Read(StreamPlan plan, ulong seed = 12) =>
        [.. plan.Generate(new Seed(seed)).Select(arrival => RetailMessage.Parse(arrival.ToBytes()))];

    public static IEnumerable<T> Of<T>(this IEnumerable<RetailMessage> messages)
        where T : RetailPayload => messages.Select(message => message.Payload).OfType<T>();

    /// <summary>Inventory updates that were drawn: neither a sale's nor a restock that arrives.</summary>
    public static IEnumerable<RetailInventoryUpdate> Corrections(this IEnumerable<RetailMessage> messages) =>
        messages.Of<RetailInventoryUpdate>().Where(update => update.Reason != "sale" && update.QuantityChange <= 10);
}
