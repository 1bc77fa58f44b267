using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What a consumer of call events reads. Immutable.</summary>
/// <param name="EventId">The event's id, <c>evt_1_a1b2c3d4e5f6</c>; copies of an event have the same.</param>
/// <param name="EventType">Always api_call.</param>
/// <param name="Timestamp">When it happened, in UTC.</param>
/// <param name="Call">What it says.</param>
public sealed record ApiMessage(string EventId, string EventType, DateTimeOffset Timestamp, ApiCall Call)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Reads a message from the bytes that <see cref="ApiJson"/> wrote.</summary>
    /// <param name="json">UTF-8.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">It is no JSON, or a member is missing or of another kind; the message says which.</exception>
    public static ApiMessage Parse(ReadOnlySpan<byte> json)
    {
        var read = JsonSerializer.Deserialize<Wire>(json, Options) ?? throw new JsonException("The message is null.");
        var call = new ApiCall(
            read.Title, read.Message, read.Severity, read.Source, read.Metrics, read.Context, read.Payload, read.ErrorDetails);
        return new ApiMessage(read.EventId, read.EventType, read.Timestamp, call);
    }

    private sealed record Wire(
        string EventId,
        string EventType,
        DateTimeOffset Timestamp,
        string Title,
        string Message,
        string Severity,
        ApiSource Source,
        ApiMetrics Metrics,
        ApiContext Context,
        ApiPayload Payload,
        ApiErrorDetails? ErrorDetails = null);
}
