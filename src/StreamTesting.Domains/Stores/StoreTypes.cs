namespace StreamTesting.Domains;

/// <summary>The names of <see cref="StoreEventType"/> in the bytes.</summary>
internal static class StoreTypes
{
    public static readonly string[] Names =
    [
        "receipt_created", "receipt_line_added", "payment_processed", "inventory_updated", "stockout_detected", "reorder_triggered",
        "customer_entered", "customer_zone_changed", "ble_ping_detected", "truck_arrived", "truck_departed", "store_opened", "store_closed",
        "ad_impression", "promotion_applied", "online_order_created", "online_order_picked", "online_order_shipped",
    ];

    public static string NameOf(StoreEventType type) => Names[(int)type];
}
