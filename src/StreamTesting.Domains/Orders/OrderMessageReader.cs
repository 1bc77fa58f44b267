using System.Text.Json;

namespace StreamTesting.Domains;

internal static class OrderMessageReader
{
    public static OrderMessage Read(JsonMember message)
    {
        var context = new OrderContext(
            message["tenant_id"].Text, message["user_id"].Text, message["session_id"].Text, message["source_system"].Text, message["environment"].Text);
        var type = message["event_type"].Text;
        var version = message["schema_version"].Number;
        return new OrderMessage(
            message["event_id"].Text,
            type,
            version,
            message["event_time"].Time,
            message["ingest_time"].Time,
            message["record_source"].Text,
            Payload(type, version, context, message["payload"]),
            message["checksum"].Text);
    }

    private static OrderPayload Payload(string type, int version, OrderContext context, JsonMember payload)
    {
        var id = payload["order_id"].Text;
        return type switch
        {
            "order_created" => new OrderCreated(
                context, id, payload["amount"].Amount, payload["currency"].Text,
                version > 1 ? payload["promo_code"].TextOrNull : null, version > 1 ? payload["device_type"].TextOrNull : null),
            "payment_authorized" => new PaymentAuthorized(context, id, payload["payment_method"].Text, payload["auth_code"].Text),
            "order_shipped" => new OrderShipped(context, id, payload["carrier"].Text, payload["tracking_id"].Text),
            "order_cancelled" => new OrderCancelled(context, id, payload["reason"].Text),
            "order_amount_corrected" => new OrderAmountCorrected(
                context, id, payload["old_amount"].Amount, payload["new_amount"].Amount, payload["currency"].Text, payload["reason"].Text),
            _ => throw new JsonException($"'event_type' is '{type}', which is no type of order events."),
        };
    }
}
