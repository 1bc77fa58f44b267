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
        json.Raw("{\"order_id\":"u8);
        json.Text(payload.OrderId);
        switch (payload)
        {
            case OrderCreated created:
                json.Raw(",\"user_id\":"u8);
                json.Text(created.Context.UserId);
                json.Raw(",\"amount\":"u8);
                json.Amount(created.Amount);
                json.Raw(",\"currency\":"u8);
                json.Text(created.Currency);
                if (version > 1)
                {
                    json.Raw(",\"promo_code\":"u8);
                    json.Text(created.PromoCode);
                    json.Raw(",\"device_type\":"u8);
                    json.Text(created.DeviceType);
                }

                break;
            case PaymentAuthorized paid:
                json.Raw(",\"payment_method\":"u8);
                json.Text(paid.PaymentMethod);
                json.Raw(",\"auth_code\":"u8);
                json.Text(paid.AuthCode);
                break;
            case OrderShipped shipped:
                json.Raw(",\"carrier\":"u8);
                json.Text(shipped.Carrier);
                json.Raw(",\"tracking_id\":"u8);
                json.Text(shipped.TrackingId);
                break;
            case OrderCancelled cancelled:
                json.Raw(",\"reason\":"u8);
                json.Text(cancelled.Reason);
                break;
            case OrderAmountCorrected corrected:
                json.Raw(",\"old_amount\":"u8);
                json.Amount(corrected.OldAmount);
                json.Raw(",\"new_amount\":"u8);
                json.Amount(corrected.NewAmount);
                json.Raw(",\"currency\":"u8);
                json.Text(corrected.Currency);
                json.Raw(",\"reason\":"u8);
                json.Text(corrected.Reason);
                break;
        }

        json.Raw("}"u8);
    }

    public static void WriteSorted(ref JsonText json, OrderPayload payload, int version)
    {
        switch (payload)
        {
            case OrderCreated created:
                json.Raw("{\"amount\": "u8);
                json.Amount(created.Amount);
                json.Raw(", \"currency\": "u8);
                json.Text(created.Currency);
                if (version > 1)
                {
                    json.Raw(", \"device_type\": "u8);
                    json.Text(created.DeviceType);
                }

                json.Raw(", \"order_id\": "u8);
                json.Text(created.OrderId);
                if (version > 1)
                {
                    json.Raw(", \"promo_code\": "u8);
                    json.Text(created.PromoCode);
                }

                json.Raw(", \"user_id\": "u8);
                json.Text(created.Context.UserId);
                break;
            case PaymentAuthorized paid:
                json.Raw("{\"auth_code\": "u8);
                json.Text(paid.AuthCode);
                json.Raw(", \"order_id\": "u8);
                json.Text(paid.OrderId);
                json.Raw(", \"payment_method\": "u8);
                json.Text(paid.PaymentMethod);
                break;
            case OrderShipped shipped:
                json.Raw("{\"carrier\": "u8);
                json.Text(shipped.Carrier);
                json.Raw(", \"order_id\": "u8);
                json.Text(shipped.OrderId);
                json.Raw(", \"tracking_id\": "u8);
                json.Text(shipped.TrackingId);
                break;
            case OrderCancelled cancelled:
                json.Raw("{\"order_id\": "u8);
                json.Text(cancelled.OrderId);
                json.Raw(", \"reason\": "u8);
                json.Text(cancelled.Reason);
                break;
            case OrderAmountCorrected corrected:
                json.Raw("{\"currency\": "u8);
                json.Text(corrected.Currency);
                json.Raw(", \"new_amount\": "u8);
                json.Amount(corrected.NewAmount);
                json.Raw(", \"old_amount\": "u8);
                json.Amount(corrected.OldAmount);
                json.Raw(", \"order_id\": "u8);
                json.Text(corrected.OrderId);
                json.Raw(", \"reason\": "u8);
                json.Text(corrected.Reason);
                break;
        }

        json.Raw("}"u8);
    }
}
