using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The document's JSON: one object an event, compact, its own keys first, then <c>event_type</c> and <c>event_version</c>, which its producers add.
/// <see cref="RetailMessage"/> reads it.
/// </summary>
/// <remarks>
/// Times have six digits after the second, in UTC; prices are as Python writes floats (19.99, 20.0). The arrival time stands nowhere. Immutable
/// and thread-safe; nothing is allocated.
/// </remarks>
public sealed class RetailJson : IArrivalFormat
{
    private const int MostBytesOfKeys = 640;

    private RetailJson()
    {
    }

    /// <summary>The one instance.</summary>
    public static RetailJson Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event's payload is no <see cref="RetailPayload"/>, or has an amount not in whole cents.</exception>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        var happened = arrival.Event;
        var payload = happened.Payload as RetailPayload
            ?? throw new ArgumentException($"The payload of {happened} is no {nameof(RetailPayload)}.", nameof(arrival));
        var json = new JsonText(output.GetSpan(MostBytes(happened, payload)));
        switch (payload)
        {
            case RetailTransaction sale:
                Write(ref json, happened, sale);
                break;
            case RetailInventoryUpdate update:
                Write(ref json, happened, update);
                break;
            case RetailRestockAlert alert:
                Write(ref json, happened, alert);
                break;
            case RetailPriceChange change:
                Write(ref json, happened, change);
                break;
            case RetailCustomerEvent customer:
                Write(ref json, happened, customer);
                break;
        }

        json.Text(",\"event_type\":"u8, happened.Type);
        json.Raw(",\"event_version\":\"1.0\"}"u8);
        output.Advance(json.Length);
    }

    private static void Write(ref JsonText json, StreamEvent happened, RetailTransaction sale)
    {
        Id(ref json, "{\"transaction_id\":"u8, happened);
        json.Text(",\"store_id\":"u8, sale.StoreId);
        json.Text(",\"product_id\":"u8, sale.ProductId);
        json.Number(",\"quantity\":"u8, sale.Quantity);
        json.Amount(",\"unit_price\":"u8, sale.UnitPrice);
        json.Amount(",\"total_amount\":"u8, sale.TotalAmount);
        json.Microseconds(",\"timestamp\":"u8, happened.EventTime);
        json.Text(",\"customer_id\":"u8, sale.CustomerId);
        json.Text(",\"payment_method\":"u8, sale.PaymentMethod);
        json.Text(",\"store_region\":"u8, sale.StoreRegion);
        json.Text(",\"product_category\":"u8, sale.ProductCategory);
    }

    private static void Write(ref JsonText json, StreamEvent happened, RetailInventoryUpdate update)
    {
        Id(ref json, "{\"inventory_id\":"u8, happened);
        json.Text(",\"store_id\":"u8, update.StoreId);
        json.Text(",\"product_id\":"u8, update.ProductId);
        json.Number(",\"quantity_change\":"u8, update.QuantityChange);
        json.Number(",\"new_quantity\":"u8, update.NewQuantity);
        json.Number(",\"previous_quantity\":"u8, update.PreviousQuantity);
        json.Text(",\"reason\":"u8, update.Reason);
        json.Microseconds(",\"timestamp\":"u8, happened.EventTime);
    }

    private static void Write(ref JsonText json, StreamEvent happened, RetailRestockAlert alert)
    {
        Id(ref json, "{\"alert_id\":"u8, happened);
        json.Uuid(",\"restock_id\":"u8, alert.RestockId);
        json.Text(",\"store_id\":"u8, alert.StoreId);
        json.Text(",\"product_id\":"u8, alert.ProductId);
        json.Number(",\"current_quantity\":"u8, alert.CurrentQuantity);
        json.Number(",\"restock_quantity\":"u8, alert.RestockQuantity);
        json.Microseconds(",\"expected_date\":"u8, alert.ExpectedDate);
        json.Text(",\"supplier\":"u8, alert.Supplier);
        json.Text(",\"severity\":"u8, alert.Severity);
        json.Microseconds(",\"timestamp\":"u8, happened.EventTime);
    }

    private static void Write(ref JsonText json, StreamEvent happened, RetailPriceChange change)
    {
        Id(ref json, "{\"price_change_id\":"u8, happened);
        json.Text(",\"product_id\":"u8, change.ProductId);
        json.Amount(",\"old_price\":"u8, change.OldPrice);
        json.Amount(",\"new_price\":"u8, change.NewPrice);
        json.Text(",\"change_type\":"u8, change.ChangeType);
        json.Text(",\"reason\":"u8, change.Reason);
        json.Microseconds(",\"timestamp\":"u8, happened.EventTime);
    }

    private static void Write(ref JsonText json, StreamEvent happened, RetailCustomerEvent customer)
    {
        Id(ref json, "{\"customer_event_id\":"u8, happened);
        json.Text(",\"customer_id\":"u8, customer.CustomerId);
        json.Text(",\"store_id\":"u8, customer.StoreId);
        json.Text(",\"product_id\":"u8, customer.ProductId);
        json.Text(",\"activity\":"u8, customer.Activity);
        json.Number(",\"session_duration\":"u8, customer.SessionDuration);
        json.Microseconds(",\"timestamp\":"u8, happened.EventTime);
    }

    private static void Id(ref JsonText json, scoped ReadOnlySpan<byte> before, StreamEvent happened)
    {
        if (happened.Uuid is { } uuid)
        {
            json.Uuid(before, uuid);
        }
        else
        {
            json.Text(before, happened.Id);
        }
    }

    private static int MostBytes(StreamEvent happened, RetailPayload payload) =>
        MostBytesOfKeys + JsonText.MostBytesOf(happened.Type) + (happened.Uuid is null ? JsonText.MostBytesOf(happened.Id) : 0) + payload switch
        {
            RetailTransaction sale => JsonText.MostBytesOf(sale.StoreId) + JsonText.MostBytesOf(sale.ProductId) + JsonText.MostBytesOf(sale.CustomerId)
                + JsonText.MostBytesOf(sale.PaymentMethod) + JsonText.MostBytesOf(sale.StoreRegion) + JsonText.MostBytesOf(sale.ProductCategory),
            RetailInventoryUpdate update => JsonText.MostBytesOf(update.StoreId) + JsonText.MostBytesOf(update.ProductId) + JsonText.MostBytesOf(update.Reason),
            RetailRestockAlert alert => JsonText.MostBytesOf(alert.StoreId) + JsonText.MostBytesOf(alert.ProductId) + JsonText.MostBytesOf(alert.Supplier)
                + JsonText.MostBytesOf(alert.Severity),
            RetailPriceChange change => JsonText.MostBytesOf(change.ProductId) + JsonText.MostBytesOf(change.ChangeType) + JsonText.MostBytesOf(change.Reason),
            RetailCustomerEvent customer => JsonText.MostBytesOf(customer.CustomerId) + JsonText.MostBytesOf(customer.StoreId)
                + JsonText.MostBytesOf(customer.ProductId) + JsonText.MostBytesOf(customer.Activity),
            _ => throw new ArgumentException($"Stores have no payload of type {payload.GetType().Name}.", nameof(payload)),
        };
}
