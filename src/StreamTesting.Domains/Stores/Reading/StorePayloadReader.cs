using System.Text.Json;

namespace StreamTesting.Domains;

internal static class StorePayloadReader
{
    public static StorePayload Read(string type, JsonMember p) => type switch
    {
        "receipt_created" => new ReceiptCreated(
            p["store_id"].Number, p["customer_id"].Number, p["receipt_id"].Text, p["gross"].Amount, p["discount"].Amount, p["subtotal"].Amount, p["tax"].Amount,
            p["total"].Amount, p["tender_type"].Text, p["item_count"].Number, p["campaign_id"].TextOrNull),
        "receipt_line_added" => new ReceiptLineAdded(
            p["receipt_id"].Text, p["store_id"].Number, p["line_number"].Number, p["product_id"].Number, p["quantity"].Number, p["unit_price"].Amount,
            p["extended_price"].Amount, p["discount"].Amount, p["promo_code"].TextOrNull),
        "payment_processed" => new PaymentProcessed(
            p["receipt_id"].TextOrNull, p["order_id"].TextOrNull, p["store_id"].Number, p["customer_id"].Number, p["payment_method"].Text, p["amount"].Amount,
            p["transaction_id"].Text, p["processing_time_ms"].Number, p["status"].Text),
        "inventory_updated" => new InventoryUpdated(
            p["store_id"].NumberOrNull, p["dc_id"].NumberOrNull, p["product_id"].Number, p["quantity_delta"].Number, p["previous_quantity"].Number,
            p["new_quantity"].Number, p["reason"].Text, p["source"].TextOrNull),
        "stockout_detected" => new StockoutDetected(p["store_id"].NumberOrNull, p["dc_id"].NumberOrNull, p["product_id"].Number, p["last_known_quantity"].Number),
        "reorder_triggered" => new ReorderTriggered(
            p["store_id"].NumberOrNull, p["dc_id"].NumberOrNull, p["product_id"].Number, p["current_quantity"].Number, p["reorder_quantity"].Number,
            p["reorder_point"].Number, p["priority"].Text),
        "promotion_applied" => new PromotionApplied(
            p["receipt_id"].Text, p["store_id"].Number, p["customer_id"].Number, p["promo_code"].Text, p["discount_amount"].Amount, p["discount_type"].Text,
            p["product_ids"].Numbers),
        "ad_impression" => new AdImpression(
            p["channel"].Text, p["campaign_id"].Text, p["creative_id"].Text, p["customer_ad_id"].Text, p["impression_id"].Text, p["cost"].Amount, p["device_type"].Text),
        _ => ReadOther(type, p),
    };

    private static StorePayload ReadOther(string type, JsonMember p) => type switch
    {
        "customer_entered" => new CustomerEntered(
            p["store_id"].Number, p["sensor_id"].Text, p["zone"].Text, p["customer_count"].Number, p["dwell_time"].Number, p["customer_id"].NumberOrNull,
            p["visitor_type"].Text),
        "customer_zone_changed" => new CustomerZoneChanged(p["store_id"].Number, p["customer_ble_id"].Text, p["from_zone"].Text, p["to_zone"].Text),
        "ble_ping_detected" => new BlePingDetected(p["store_id"].Number, p["beacon_id"].Text, p["customer_ble_id"].Text, p["rssi"].Number, p["zone"].Text),
        "truck_arrived" => new TruckArrived(
            p["truck_id"].Text, p["dc_id"].Number, p["store_id"].NumberOrNull, p["shipment_id"].Text, p["estimated_unload_duration"].Number),
        "truck_departed" => new TruckDeparted(
            p["truck_id"].Text, p["dc_id"].Number, p["store_id"].NumberOrNull, p["shipment_id"].Text, p["actual_unload_duration"].Number),
        "store_opened" => new StoreOpened(p["store_id"].Number),
        "store_closed" => new StoreClosed(p["store_id"].Number),
        "online_order_created" => new OnlineOrderCreated(
            p["order_id"].Text, p["store_id"].Number, p["customer_id"].Number, p["item_count"].Number, p["subtotal"].Amount, p["tax"].Amount, p["total"].Amount,
            p["tender_type"].Text),
        "online_order_picked" => new OnlineOrderPicked(p["order_id"].Text, p["store_id"].Number),
        "online_order_shipped" => new OnlineOrderShipped(p["order_id"].Text, p["store_id"].Number),
        _ => throw new JsonException($"'event_type' is '{type}', which is no type of store events."),
    };
}
