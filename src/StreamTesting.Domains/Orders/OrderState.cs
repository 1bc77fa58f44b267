using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What is left of an order when each of its events has been applied once, in event-time order. Immutable.</summary>
/// <param name="Status">The last of created, authorized, shipped and cancelled; a correction changes the amount only.</param>
/// <param name="Amount">What the order costs: the amount it was created with, or the last corrected one.</param>
/// <param name="Currency">The order's currency.</param>
public sealed record OrderState(string Status, decimal Amount, string Currency)
{
    internal static OrderState After(OrderState? before, StreamEvent happened) => happened.Payload switch
    {
        OrderCreated created => new OrderState("created", created.Amount, created.Currency),
        PaymentAuthorized => Known(before, happened) with { Status = "authorized" },
        OrderShipped => Known(before, happened) with { Status = "shipped" },
        OrderCancelled => Known(before, happened) with { Status = "cancelled" },
        OrderAmountCorrected corrected => Known(before, happened) with { Amount = corrected.NewAmount },
        _ => throw new ArgumentException($"The payload of {happened} is no {nameof(OrderPayload)}.", nameof(happened)),
    };

    internal void WriteTo(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("status", Status);
        json.WriteNumber("amount", Amount);
        json.WriteString("currency", Currency);
        json.WriteEndObject();
    }

    private static OrderState Known(OrderState? before, StreamEvent happened) =>
        before ?? throw new ArgumentException($"{happened} comes before the creation of its order.", nameof(happened));
}
