using System.Text.Json;

namespace Samples.Orders;

/// <summary>An event of an order, as the shop's services send it: JSON with snake_case names.</summary>
public sealed record OrderEvent(string EventId, string EventType, DateTimeOffset EventTime, OrderPayload Payload)
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>What the order costs since this event; null where the event says nothing about that.</summary>
    public decimal? Amount => EventType switch
    {
        "order_created" => Payload.Amount,
        "order_amount_corrected" => Payload.NewAmount,
        "order_cancelled" => 0,
        _ => null,
    };

    public static OrderEvent Parse(byte[] value) =>
        JsonSerializer.Deserialize<OrderEvent>(value, Json) ?? throw new JsonException("The record holds JSON's null.");
}

public sealed record OrderPayload(string OrderId, decimal? Amount, decimal? NewAmount);
