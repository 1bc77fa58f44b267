using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What a consumer of order events reads: the document's envelope with its typed payload. Immutable.</summary>
/// <param name="EventId">The event's id, a UUID; copies of an event have the same.</param>
/// <param name="EventType">order_created, payment_authorized, order_shipped, order_cancelled or order_amount_corrected.</param>
/// <param name="SchemaVersion">1, or 2 for an order_created with promotion and device.</param>
/// <param name="EventTime">When it happened, in UTC.</param>
/// <param name="IngestTime">When it arrived, in UTC.</param>
/// <param name="RecordSource">Always event_sim.</param>
/// <param name="Payload">What it says, with the envelope's context.</param>
/// <param name="Checksum">32 hexadecimal digits: see <see cref="OrderChecksum"/>.</param>
public sealed record OrderMessage(
    string EventId,
    string EventType,
    int SchemaVersion,
    DateTimeOffset EventTime,
    DateTimeOffset IngestTime,
    string RecordSource,
    OrderPayload Payload,
    string Checksum)
{
    /// <summary>Whether the checksum is that of the payload.</summary>
    public bool IsIntact => Checksum == OrderChecksum.Of(Payload, SchemaVersion);

    /// <summary>Reads a message from the bytes that <see cref="OrderJson"/> wrote.</summary>
    /// <param name="json">UTF-8.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">It is no JSON, or a member is missing or of another kind; the message says which.</exception>
    public static OrderMessage Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return OrderMessageReader.Read(new JsonMember("message", document.RootElement));
    }
}
