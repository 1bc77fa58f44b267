using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The document's JSON (P-20 to P-30): one object in the document's key order, compact. <c>error_details</c> stands there only where the call
/// failed, members of <c>payload</c> only where the endpoint has them. <see cref="ApiMessage"/> reads it.
/// </summary>
/// <remarks>
/// Times have six digits after the second, in UTC; response times and amounts are as Python writes floats (245.32, 100.0). What is not ASCII is
/// escaped. The arrival time stands nowhere. Immutable and thread-safe; nothing is allocated.
/// </remarks>
public sealed class ApiJson : IArrivalFormat
{
    private const int MostBytesOfKeys = 1100;

    private ApiJson()
    {
    }

    /// <summary>The one instance.</summary>
    public static ApiJson Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event's payload is no <see cref="ApiCall"/>, or has an amount not in hundredths.</exception>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        var happened = arrival.Event;
        var call = happened.Payload as ApiCall ?? throw new ArgumentException($"The payload of {happened} is no {nameof(ApiCall)}.", nameof(arrival));
        var json = new JsonText(output.GetSpan(MostBytes(happened, call)));
        json.Text("{\"event_id\":"u8, happened.Id);
        json.Text(",\"event_type\":"u8, happened.Type);
        json.Microseconds(",\"timestamp\":"u8, happened.EventTime);
        json.Text(",\"title\":"u8, call.Title);
        json.Text(",\"message\":"u8, call.Message);
        json.Text(",\"severity\":"u8, call.Severity);
        Write(ref json, call.Source);
        Write(ref json, call.Metrics);
        Write(ref json, call.Context);
        if (call.ErrorDetails is { } details)
        {
            Write(ref json, details);
        }

        Write(ref json, call.Payload);
        json.Raw("}"u8);
        output.Advance(json.Length);
    }

    private static void Write(ref JsonText json, ApiSource source)
    {
        json.Text(",\"source\":{\"service\":"u8, source.Service);
        json.Text(",\"endpoint\":"u8, source.Endpoint);
        json.Text(",\"method\":"u8, source.Method);
        json.Text(",\"version\":"u8, source.Version);
        json.Text(",\"environment\":"u8, source.Environment);
    }

    private static void Write(ref JsonText json, ApiMetrics metrics)
    {
        json.Amount("},\"metrics\":{\"response_time_ms\":"u8, metrics.ResponseTimeMs);
        json.Number(",\"status_code\":"u8, metrics.StatusCode);
        json.Number(",\"request_size_bytes\":"u8, metrics.RequestSizeBytes);
        json.Number(",\"response_size_bytes\":"u8, metrics.ResponseSizeBytes);
        json.Boolean(",\"cache_hit\":"u8, metrics.CacheHit);
    }

    private static void Write(ref JsonText json, ApiContext context)
    {
        json.Text("},\"context\":{\"user_id\":"u8, context.UserId);
        json.Text(",\"session_id\":"u8, context.SessionId);
        json.Text(",\"request_id\":"u8, context.RequestId);
        json.Text(",\"ip_address\":"u8, context.IpAddress);
        json.Text(",\"user_agent\":"u8, context.UserAgent);
        json.Text(",\"tags\":{\"country\":"u8, context.Tags.Country);
        json.Text(",\"city\":"u8, context.Tags.City);
        json.Text(",\"region\":"u8, context.Tags.Region);
        json.Text(",\"device_type\":"u8, context.Tags.DeviceType);
        json.Raw("}}"u8);
    }

    private static void Write(ref JsonText json, ApiErrorDetails details)
    {
        json.Text(",\"error_details\":{\"error_code\":"u8, details.ErrorCode);
        json.Text(",\"error_message\":"u8, details.ErrorMessage);
        json.Text(",\"error_type\":"u8, details.ErrorType);
        json.Raw("}"u8);
    }

    private static void Write(ref JsonText json, ApiPayload payload)
    {
        json.Text(",\"payload\":{\"correlation_id\":"u8, payload.CorrelationId);
        json.Text(",\"trace_id\":"u8, payload.TraceId);
        if (payload.ItemsCount is { } items)
        {
            json.Number(",\"items_count\":"u8, items);
        }

        if (payload.TotalAmount is { } total)
        {
            json.Amount(",\"total_amount\":"u8, total);
        }

        OptionalText(ref json, ",\"payment_method\":"u8, payload.PaymentMethod);
        if (payload.Amount is { } amount)
        {
            json.Amount(",\"amount\":"u8, amount);
        }

        OptionalText(ref json, ",\"currency\":"u8, payload.Currency);
        OptionalText(ref json, ",\"auth_method\":"u8, payload.AuthMethod);
        OptionalText(ref json, ",\"registration_source\":"u8, payload.RegistrationSource);
        json.Raw("}"u8);
    }

    private static void OptionalText(ref JsonText json, scoped ReadOnlySpan<byte> before, string? text)
    {
        if (text is not null)
        {
            json.Text(before, text);
        }
    }

    private static int MostBytes(StreamEvent happened, ApiCall call)
    {
        var (source, context, details, payload) = (call.Source, call.Context, call.ErrorDetails, call.Payload);
        var length = happened.Id.Length + happened.Type.Length + call.Title.Length + call.Message.Length + call.Severity.Length
            + source.Service.Length + source.Endpoint.Length + source.Method.Length + source.Version.Length + source.Environment.Length
            + (context.UserId?.Length ?? 0) + context.SessionId.Length + context.RequestId.Length + context.IpAddress.Length
            + context.UserAgent.Length + context.Tags.Country.Length + context.Tags.City.Length + context.Tags.Region.Length
            + context.Tags.DeviceType.Length + payload.CorrelationId.Length + payload.TraceId.Length + (payload.PaymentMethod?.Length ?? 0)
            + (payload.Currency?.Length ?? 0) + (payload.AuthMethod?.Length ?? 0) + (payload.RegistrationSource?.Length ?? 0);
        length += details is null ? 0 : details.ErrorCode.Length + details.ErrorMessage.Length + details.ErrorType.Length;
        return MostBytesOfKeys + (6 * length);
    }
}
