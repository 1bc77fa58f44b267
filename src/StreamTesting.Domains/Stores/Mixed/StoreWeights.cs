namespace StreamTesting.Domains;

/// <summary>
/// How often each type of event comes in a mixed batch (S-45); each at least 0, one above, and they need not sum to 1. The defaults are those of
/// the document's code for the ten types that it sends, and 0.01 for each that it forgets. Immutable.
/// </summary>
public sealed record StoreWeights
{
    /// <summary>No type at all, to begin with: <c>StoreWeights.None with { ReceiptCreated = 0.3, CustomerEntered = 0.4, InventoryUpdated = 0.3 }</c>.</summary>
    public static StoreWeights None { get; } = new()
    {
        ReceiptCreated = 0, ReceiptLineAdded = 0, PaymentProcessed = 0, InventoryUpdated = 0, StockoutDetected = 0, ReorderTriggered = 0, CustomerEntered = 0,
        CustomerZoneChanged = 0, BlePingDetected = 0, TruckArrived = 0, TruckDeparted = 0, StoreOpened = 0, StoreClosed = 0, AdImpression = 0,
        PromotionApplied = 0, OnlineOrderCreated = 0, OnlineOrderPicked = 0, OnlineOrderShipped = 0,
    };

    /// <summary>0.15 by default.</summary>
    public double ReceiptCreated { get; init; } = 0.15;

    /// <summary>0.15 by default.</summary>
    public double ReceiptLineAdded { get; init; } = 0.15;

    /// <summary>0.05 by default.</summary>
    public double PaymentProcessed { get; init; } = 0.05;

    /// <summary>0.10 by default.</summary>
    public double InventoryUpdated { get; init; } = 0.10;

    /// <summary>0.02 by default.</summary>
    public double StockoutDetected { get; init; } = 0.02;

    /// <summary>0.01 by default.</summary>
    public double ReorderTriggered { get; init; } = 0.01;

    /// <summary>0.20 by default.</summary>
    public double CustomerEntered { get; init; } = 0.20;

    /// <summary>0.01 by default.</summary>
    public double CustomerZoneChanged { get; init; } = 0.01;

    /// <summary>0.15 by default.</summary>
    public double BlePingDetected { get; init; } = 0.15;

    /// <summary>0.02 by default.</summary>
    public double TruckArrived { get; init; } = 0.02;

    /// <summary>0.01 by default.</summary>
    public double TruckDeparted { get; init; } = 0.01;

    /// <summary>0.01 by default.</summary>
    public double StoreOpened { get; init; } = 0.01;

    /// <summary>0.01 by default.</summary>
    public double StoreClosed { get; init; } = 0.01;

    /// <summary>0.15 by default.</summary>
    public double AdImpression { get; init; } = 0.15;

    /// <summary>0.01 by default.</summary>
    public double PromotionApplied { get; init; } = 0.01;

    /// <summary>0.01 by default.</summary>
    public double OnlineOrderCreated { get; init; } = 0.01;

    /// <summary>0.01 by default.</summary>
    public double OnlineOrderPicked { get; init; } = 0.01;

    /// <summary>0.01 by default.</summary>
    public double OnlineOrderShipped { get; init; } = 0.01;

    /// <summary>The weight of a type.</summary>
    /// <param name="type">The type.</param>
    /// <returns>At least 0.</returns>
    public double Of(StoreEventType type) => ByType()[(int)type];

    internal double[] ByType() =>
    [
        ReceiptCreated, ReceiptLineAdded, PaymentProcessed, InventoryUpdated, StockoutDetected, ReorderTriggered, CustomerEntered, CustomerZoneChanged,
        BlePingDetected, TruckArrived, TruckDeparted, StoreOpened, StoreClosed, AdImpression, PromotionApplied, OnlineOrderCreated, OnlineOrderPicked,
        OnlineOrderShipped,
    ];

    internal void Validate()
    {
        var weights = ByType();
        for (var i = 0; i < weights.Length; i++)
        {
            OptionRange.CheckNumber(weights[i], 0, 1_000_000, nameof(StoreWeights), $"The weight of {StoreTypes.Names[i]} (weights)");
        }

        if (weights.Sum() <= 0)
        {
            throw new ArgumentException("All weights are 0 (weights); at least one type needs a weight above 0.", nameof(StoreWeights));
        }
    }

    /// <summary>How many of so many events are of each type: the exact share, its fraction to those with the largest, the first first.</summary>
    internal long[] CountsOf(long count)
    {
        var weights = ByType();
        var total = (decimal)weights.Sum();
        var exact = weights.Select(weight => (decimal)weight / total * count).ToArray();
        var counts = exact.Select(share => (long)Math.Floor(share)).ToArray();
        var left = count - counts.Sum();
        foreach (var i in Enumerable.Range(0, counts.Length).OrderByDescending(i => exact[i] - counts[i]).ThenBy(i => i).Take((int)left))
        {
            counts[i]++;
        }

        return counts;
    }
}
