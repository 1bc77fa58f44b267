namespace StreamTesting.Domains;

/// <summary>The payloads as JSON: in the document's key order and compact, or sorted and spaced as the checksum wants them.</summary>
internal static class OrderPayloadJson
{
    private const int MostBytesOfKeys = 160;

    /// <summary>How many bytes either form takes at the most.</summary>
    public static int MostBytes(OrderPayload payload) => MostBytesOfKeys + JsonText.MostBytesOf(payload.OrderId) + payload switch
    {
        OrderCreated created => JsonText.MostBytesOf(created.Context.UserId) + JsonText.MostBytesOf(created.Currency)
            + JsonText.MostBytesOf(created.PromoCode) + JsonText.MostBytesOf(created.DeviceType),
        PaymentAuthorized paid => JsonText.MostBytesOf(paid.PaymentMethod) + JsonText.MostBytesOf(paid.AuthCode),
        OrderShipped shipped => JsonText.MostBytesOf(shipped.Carrier) + JsonText.MostBytesOf(shipped.TrackingId),
        OrderCancelled cancelled => JsonText.MostBytesOf(cancelled.Reason),
        OrderAmountCorrected corrected => JsonText.MostBytesOf(corrected.Currency) + JsonText.MostBytesOf(corrected.Reason),
        _ => throw new ArgumentException($"An order has no payload of type {payload.GetType().Name}.", nameof(payload)),
    };

    public static void Write(ref JsonText json, OrderPayload payload, int version)
    {
        json.Text("{\"order_id\":"u8, payload.OrderId);
        switch (payload)
        {
            case OrderCreated created:
                json.Text(",\"user_id\":"u8, created.Context.UserId);
                json.Amount(",\"amount\":"u8, created.Amount);
                json.Text(",\"currency\":"u8, created.Currency);
                if (version > 1)
                {
                    json.Text(",\"promo_code\":"u8, created.PromoCode);
                    json.Text(",\"device_type\":"u8, created.DeviceType);
                }

                break;
            case PaymentAuthorized paid:
                json.Text(",\"payment_method\":"u8, paid.PaymentMethod);
                json.Text(",\"auth_code\":"u8, paid.AuthCode);
                break;
            case OrderShipped shipped:
                json.Text(",\"carrier\":"u8, shipped.Carrier);
                json.Text(",\"tracking_id\":"u8, shipped.TrackingId);
                break;
            case OrderCancelled cancelled:
                json.Text(",\"reason\":"u8, cancelled.Reason);
                break;
            case OrderAmountCorrected corrected:
                json.Amount(",\"old_amount\":"u8, corrected.OldAmount);
                json.Amount(",\"new_amount\":"u8, corrected.NewAmount);
                json.Text(",\"currency\":"u8, corrected.Currency);
                json.Text(",\"reason\":"u8, corrected.Reason);
                break;
        }

        json.Raw("}"u8);
    }

    public static void WriteSorted(ref JsonText json, OrderPayload payload, int version)
    {
        switch (payload)
        {
            case OrderCreated created:
                json.Amount("{\"amount\": "u8, created.Amount);
                json.Text(", \"currency\": "u8, created.Currency);
                if (version > 1)
                {
                    json.Text(", \"device_type\": "u8, created.DeviceType);
                }

                json.Text(", \"order_id\": "u8, created.OrderId);
                if (version > 1)
                {
                    json.Text(", \"promo_code\": "u8, created.PromoCode);
                }

                json.Text(", \"user_id\": "u8, created.Context.UserId);
                break;
            case PaymentAuthorized paid:
                json.Text("{\"auth_code\": "u8, paid.AuthCode);
                json.Text(", \"order_id\": "u8, paid.OrderId);
                json.Text(", \"payment_method\": "u8, paid.PaymentMethod);
                break;
            case OrderShipped shipped:
                json.Text("{\"carrier\": "u8, shipped.Carrier);
                json.Text(", \"order_id\": "u8, shipped.OrderId);
                json.Text(", \"tracking_id\": "u8, shipped.TrackingId);
                break;
            case OrderCancelled cancelled:
                json.Text("{\"order_id\": "u8, cancelled.OrderId);
                json.Text(", \"reason\": "u8, cancelled.Reason);
                break;
            case OrderAmountCorrected corrected:
                json.Text("{\"currency\": "u8, corrected.Currency);
                json.Amount(", \"new_amount\": "u8, corrected.NewAmount);
                json.Amount(", \"old_amount\": "u8, corrected.OldAmount);
                json.Text(", \"order_id\": "u8, corrected.OrderId);
                json.Text(", \"reason\": "u8, corrected.Reason);
                break;
        }

        json.Raw("}"u8);
    }
}
