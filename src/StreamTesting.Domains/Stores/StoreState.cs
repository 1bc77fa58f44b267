using System.Globalization;
using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>
/// What is left of a store, a distribution center or a channel of ads when each of its events has been applied once, in event-time order. Changes as
/// events are applied; not thread-safe.
/// </summary>
public sealed class StoreState
{
    private readonly SortedDictionary<int, int> _stock = [];

    /// <summary>Whether the store is open; false for others.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>How many entered.</summary>
    public long Visits { get; private set; }

    /// <summary>How many receipts there are.</summary>
    public long Receipts { get; private set; }

    /// <summary>What was paid, in the store and online.</summary>
    public decimal Paid { get; private set; }

    /// <summary>How many online orders were created and not yet shipped.</summary>
    public long OpenOrders { get; private set; }

    /// <summary>How many impressions there are; of a channel only.</summary>
    public long Impressions { get; private set; }

    /// <summary>What they cost.</summary>
    public decimal Cost { get; private set; }

    /// <summary>The stock of each product that changed, by its number.</summary>
    public IReadOnlyDictionary<int, int> Stock => _stock;

    internal static StoreState After(StoreState? before, StreamEvent happened)
    {
        var state = before ?? new StoreState();
        state.Apply(happened.Payload as StorePayload
            ?? throw new ArgumentException($"The payload of {happened} is no {nameof(StorePayload)}.", nameof(happened)));
        return state;
    }

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteBoolean("open", IsOpen);
        json.WriteNumber("visits", Visits);
        json.WriteNumber("receipts", Receipts);
        json.WriteNumber("paid", Paid);
        json.WriteNumber("open_orders", OpenOrders);
        json.WriteNumber("impressions", Impressions);
        json.WriteNumber("cost", Cost);
        json.WriteStartObject("stock");
        foreach (var (product, quantity) in _stock)
        {
            json.WriteNumber(product.ToString(CultureInfo.InvariantCulture), quantity);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Apply(StorePayload payload)
    {
        switch (payload)
        {
            case StoreOpened or StoreClosed:
                IsOpen = payload is StoreOpened;
                break;
            case CustomerEntered:
                Visits++;
                break;
            case ReceiptCreated:
                Receipts++;
                break;
            case PaymentProcessed paid:
                Paid += paid.Amount;
                break;
            case OnlineOrderCreated or OnlineOrderShipped:
                OpenOrders += payload is OnlineOrderCreated ? 1 : -1;
                break;
            case AdImpression ad:
                Impressions++;
                Cost += ad.Cost;
                break;
            case InventoryUpdated stock:
                _stock[stock.ProductId] = stock.NewQuantity;
                break;
        }
    }
}
