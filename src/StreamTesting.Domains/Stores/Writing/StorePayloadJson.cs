namespace StreamTesting.Domains;

/// <summary>The members of payloads, in the document's snake case, after <c>event_time</c>. What some call their time is the event's again.</summary>
internal static class StorePayloadJson
{
    private const int MostBytesOfNumber = 12;

    public static int MostBytesOfTexts(StorePayload payload) => payload switch
    {
        ReceiptCreated p => Most(p.ReceiptId) + Most(p.TenderType) + Most(p.CampaignId),
        ReceiptLineAdded p => Most(p.ReceiptId) + Most(p.PromoCode),
        PaymentProcessed p => Most(p.ReceiptId) + Most(p.OrderId) + Most(p.PaymentMethod) + Most(p.TransactionId) + Most(p.Status),
        InventoryUpdated p => Most(p.Reason) + Most(p.Source),
        ReorderTriggered p => Most(p.Priority),
        CustomerEntered p => Most(p.SensorId) + Most(p.Zone) + Most(p.VisitorType),
        CustomerZoneChanged p => Most(p.CustomerBleId) + Most(p.FromZone) + Most(p.ToZone),
        BlePingDetected p => Most(p.BeaconId) + Most(p.CustomerBleId) + Most(p.Zone),
        TruckArrived p => Most(p.TruckId) + Most(p.ShipmentId),
        TruckDeparted p => Most(p.TruckId) + Most(p.ShipmentId),
        AdImpression p => Most(p.Channel) + Most(p.CampaignId) + Most(p.CreativeId) + Most(p.CustomerAdId) + Most(p.ImpressionId) + Most(p.DeviceType),
        PromotionApplied p => Most(p.ReceiptId) + Most(p.PromoCode) + Most(p.DiscountType) + (MostBytesOfNumber * p.ProductIds.Count),
        OnlineOrderCreated p => Most(p.OrderId) + Most(p.TenderType),
        OnlineOrderPicked p => Most(p.OrderId),
        OnlineOrderShipped p => Most(p.OrderId),
        _ => 0,
    };

    public static void Write(ref JsonText json, StorePayload payload, DateTimeOffset time)
    {
        switch (payload)
        {
            case BlePingDetected ping:
                json.Number(",\"store_id\":"u8, ping.StoreId);
                json.Text(",\"beacon_id\":"u8, ping.BeaconId);
                json.Text(",\"customer_ble_id\":"u8, ping.CustomerBleId);
                json.Number(",\"rssi\":"u8, ping.Rssi);
                json.Text(",\"zone\":"u8, ping.Zone);
                break;
            case InventoryUpdated stock:
                Place(ref json, stock.StoreId, stock.DcId, stock.ProductId);
                json.Number(",\"quantity_delta\":"u8, stock.QuantityDelta);
                json.Number(",\"previous_quantity\":"u8, stock.PreviousQuantity);
                json.Number(",\"new_quantity\":"u8, stock.NewQuantity);
                json.Text(",\"reason\":"u8, stock.Reason);
                json.Text(",\"source\":"u8, stock.Source);
                break;
            case ReceiptLineAdded or ReceiptCreated or PaymentProcessed or PromotionApplied or OnlineOrderCreated:
                StoreSaleJson.Write(ref json, payload, time);
                break;
            case CustomerEntered entered:
                json.Number(",\"store_id\":"u8, entered.StoreId);
                json.Text(",\"sensor_id\":"u8, entered.SensorId);
                json.Text(",\"zone\":"u8, entered.Zone);
                json.Number(",\"customer_count\":"u8, entered.CustomerCount);
                json.Number(",\"dwell_time\":"u8, entered.DwellTime);
                Number(ref json, ",\"customer_id\":"u8, entered.CustomerId);
                json.Text(",\"visitor_type\":"u8, entered.VisitorType);
                break;
            case CustomerZoneChanged moved:
                json.Number(",\"store_id\":"u8, moved.StoreId);
                json.Text(",\"customer_ble_id\":"u8, moved.CustomerBleId);
                json.Text(",\"from_zone\":"u8, moved.FromZone);
                json.Text(",\"to_zone\":"u8, moved.ToZone);
                json.Milliseconds(",\"timestamp\":"u8, time);
                break;
            case AdImpression ad:
                json.Text(",\"channel\":"u8, ad.Channel);
                json.Text(",\"campaign_id\":"u8, ad.CampaignId);
                json.Text(",\"creative_id\":"u8, ad.CreativeId);
                json.Text(",\"customer_ad_id\":"u8, ad.CustomerAdId);
                json.Text(",\"impression_id\":"u8, ad.ImpressionId);
                json.Money(",\"cost\":"u8, ad.Cost);
                json.Text(",\"device_type\":"u8, ad.DeviceType);
                break;
            default:
                WriteOperation(ref json, payload, time);
                break;
        }
    }

    private static void WriteOperation(ref JsonText json, StorePayload payload, DateTimeOffset time)
    {
        switch (payload)
        {
            case StockoutDetected empty:
                Place(ref json, empty.StoreId, empty.DcId, empty.ProductId);
                json.Number(",\"last_known_quantity\":"u8, empty.LastKnownQuantity);
                json.Milliseconds(",\"detection_time\":"u8, time);
                break;
            case ReorderTriggered order:
                Place(ref json, order.StoreId, order.DcId, order.ProductId);
                json.Number(",\"current_quantity\":"u8, order.CurrentQuantity);
                json.Number(",\"reorder_quantity\":"u8, order.ReorderQuantity);
                json.Number(",\"reorder_point\":"u8, order.ReorderPoint);
                json.Text(",\"priority\":"u8, order.Priority);
                break;
            case TruckArrived truck:
                Truck(ref json, truck.TruckId, truck.DcId, truck.StoreId, truck.ShipmentId);
                json.Milliseconds(",\"arrival_time\":"u8, time);
                json.Number(",\"estimated_unload_duration\":"u8, truck.EstimatedUnloadDuration);
                break;
            case TruckDeparted truck:
                Truck(ref json, truck.TruckId, truck.DcId, truck.StoreId, truck.ShipmentId);
                json.Milliseconds(",\"departure_time\":"u8, time);
                json.Number(",\"actual_unload_duration\":"u8, truck.ActualUnloadDuration);
                break;
            case StoreOpened opened:
                json.Number(",\"store_id\":"u8, opened.StoreId);
                json.Milliseconds(",\"operation_time\":"u8, time);
                json.Raw(",\"operation_type\":\"opened\""u8);
                break;
            case StoreClosed closed:
                json.Number(",\"store_id\":"u8, closed.StoreId);
                json.Milliseconds(",\"operation_time\":"u8, time);
                json.Raw(",\"operation_type\":\"closed\""u8);
                break;
            case OnlineOrderPicked order:
                json.Text(",\"order_id\":"u8, order.OrderId);
                json.Number(",\"store_id\":"u8, order.StoreId);
                json.Milliseconds(",\"picked_time\":"u8, time);
                break;
            case OnlineOrderShipped order:
                json.Text(",\"order_id\":"u8, order.OrderId);
                json.Number(",\"store_id\":"u8, order.StoreId);
                json.Milliseconds(",\"shipped_time\":"u8, time);
                break;
            default:
                throw new ArgumentException($"A store has no payload of type {payload.GetType().Name}.", nameof(payload));
        }
    }

    private static int Most(string? text) => JsonText.MostBytesOf(text);

    private static void Place(ref JsonText json, int? store, int? center, int product)
    {
        Number(ref json, ",\"store_id\":"u8, store);
        Number(ref json, ",\"dc_id\":"u8, center);
        json.Number(",\"product_id\":"u8, product);
    }

    private static void Truck(ref JsonText json, string truck, int center, int? store, string shipment)
    {
        json.Text(",\"truck_id\":"u8, truck);
        json.Number(",\"dc_id\":"u8, center);
        Number(ref json, ",\"store_id\":"u8, store);
        json.Text(",\"shipment_id\":"u8, shipment);
    }

    private static void Number(ref JsonText json, ReadOnlySpan<byte> before, int? number)
    {
        if (number is { } value)
        {
            json.Number(before, value);
            return;
        }

        json.Raw(before);
        json.Raw("null"u8);
    }
}
