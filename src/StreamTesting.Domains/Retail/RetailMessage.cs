using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What a consumer of the stores' events reads. Immutable.</summary>
/// <param name="Id">The event's id, a UUID; copies of an event have the same.</param>
/// <param name="EventType">sales_transaction, inventory_update, restock_alert, price_change or customer_event.</param>
/// <param name="Timestamp">When it happened, in UTC.</param>
/// <param name="Payload">What it says.</param>
public sealed record RetailMessage(Guid Id, string EventType, DateTimeOffset Timestamp, RetailPayload Payload)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a message from the bytes that <see cref="RetailJson"/> wrote.</summary>
    /// <param name="json">UTF-8.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">It is no JSON, or a member is missing or of another kind; the message says which.</exception>
    public static RetailMessage Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var message = document.RootElement;
        var type = Member(message, "event_type").ValueKind == JsonValueKind.String ? message.GetProperty("event_type").GetString() : null;
        var (id, payload) = type switch
        {
            "sales_transaction" => ("transaction_id", message.Deserialize<RetailTransaction>(Options)),
            "inventory_update" => ("inventory_id", message.Deserialize<RetailInventoryUpdate>(Options)),
            "restock_alert" => ("alert_id", message.Deserialize<RetailRestockAlert>(Options)),
            "price_change" => ("price_change_id", message.Deserialize<RetailPriceChange>(Options)),
            "customer_event" => ("customer_event_id", (RetailPayload?)message.Deserialize<RetailCustomerEvent>(Options)),
            _ => throw new JsonException($"'event_type' is {Member(message, "event_type").GetRawText()}, which is no type of the stores' events."),
        };
        return new RetailMessage(
            Member(message, id).TryGetGuid(out var uuid) ? uuid : throw new JsonException($"'{id}' is no UUID: {Member(message, id).GetRawText()}."),
            type,
            Member(message, "timestamp").TryGetDateTimeOffset(out var time) ? time : throw new JsonException("'timestamp' is no time."),
            payload!);
    }

    private static JsonElement Member(JsonElement message, string name) =>
        message.ValueKind == JsonValueKind.Object && message.TryGetProperty(name, out var member)
            ? member
            : throw new JsonException($"The message has no member '{name}'.");
}
