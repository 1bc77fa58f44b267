namespace StreamTesting.Domains;

/// <summary>The kinds of events of stores: the document's 15, and the three of online orders that came later.</summary>
public enum StoreEventType
{
    /// <summary><c>receipt_created</c>: <see cref="StreamTesting.Domains.ReceiptCreated"/>.</summary>
    ReceiptCreated,

    /// <summary><c>receipt_line_added</c>: <see cref="StreamTesting.Domains.ReceiptLineAdded"/>.</summary>
    ReceiptLineAdded,

    /// <summary><c>payment_processed</c>: <see cref="StreamTesting.Domains.PaymentProcessed"/>.</summary>
    PaymentProcessed,

    /// <summary><c>inventory_updated</c>: <see cref="StreamTesting.Domains.InventoryUpdated"/>.</summary>
    InventoryUpdated,

    /// <summary><c>stockout_detected</c>: <see cref="StreamTesting.Domains.StockoutDetected"/>.</summary>
    StockoutDetected,

    /// <summary><c>reorder_triggered</c>: <see cref="StreamTesting.Domains.ReorderTriggered"/>.</summary>
    ReorderTriggered,

    /// <summary><c>customer_entered</c>: <see cref="StreamTesting.Domains.CustomerEntered"/>.</summary>
    CustomerEntered,

    /// <summary><c>customer_zone_changed</c>: <see cref="StreamTesting.Domains.CustomerZoneChanged"/>.</summary>
    CustomerZoneChanged,

    /// <summary><c>ble_ping_detected</c>: <see cref="StreamTesting.Domains.BlePingDetected"/>.</summary>
    BlePingDetected,

    /// <summary><c>truck_arrived</c>: <see cref="StreamTesting.Domains.TruckArrived"/>.</summary>
    TruckArrived,

    /// <summary><c>truck_departed</c>: <see cref="StreamTesting.Domains.TruckDeparted"/>.</summary>
    TruckDeparted,

    /// <summary><c>store_opened</c>: <see cref="StreamTesting.Domains.StoreOpened"/>.</summary>
    StoreOpened,

    /// <summary><c>store_closed</c>: <see cref="StreamTesting.Domains.StoreClosed"/>.</summary>
    StoreClosed,

    /// <summary><c>ad_impression</c>: <see cref="StreamTesting.Domains.AdImpression"/>.</summary>
    AdImpression,

    /// <summary><c>promotion_applied</c>: <see cref="StreamTesting.Domains.PromotionApplied"/>.</summary>
    PromotionApplied,

    /// <summary><c>online_order_created</c>: <see cref="StreamTesting.Domains.OnlineOrderCreated"/>.</summary>
    OnlineOrderCreated,

    /// <summary><c>online_order_picked</c>: <see cref="StreamTesting.Domains.OnlineOrderPicked"/>.</summary>
    OnlineOrderPicked,

    /// <summary><c>online_order_shipped</c>: <see cref="StreamTesting.Domains.OnlineOrderShipped"/>.</summary>
    OnlineOrderShipped,
}
