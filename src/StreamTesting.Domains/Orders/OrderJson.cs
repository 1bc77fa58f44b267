using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The document's JSON (O-34 to O-51): one object in the document's key order, compact, with times in UTC. <c>ingest_time</c> is the
/// arrival's <see cref="Arrival.Stamp"/>, and <c>checksum</c> is that of <see cref="OrderChecksum"/>. <see cref="OrderMessage"/> reads it.
/// </summary>
/// <remarks>
/// Times are as <c>2026-01-15T12:30:45Z</c>; those between two seconds have 3 digits more, 6 or 7 where that is not exact. Amounts are written
/// as Python writes floats (100.0, 97.4); they must be whole cents below 10^13. Immutable and thread-safe; nothing is allocated.
/// </remarks>
public sealed class OrderJson : IArrivalFormat
{
    private const int MostBytesOfKeys = 480;
    private const int MostBytesOfUuid = 38;

    private OrderJson()
    {
    }

    /// <summary>The one instance.</summary>
    public static OrderJson Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event's payload is no <see cref="OrderPayload"/>, or has an amount not in whole cents.</exception>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        var happened = arrival.Event;
        var payload = happened.Payload as OrderPayload
            ?? throw new ArgumentException($"The payload of {happened} is no {nameof(OrderPayload)}.", nameof(arrival));
        var json = new JsonText(output.GetSpan(MostBytes(happened, payload)));
        json.Raw("{\"event_id\":"u8);
        Write(ref json, happened);
        json.Raw(",\"event_type\":"u8);
        json.Text(happened.Type);
        json.Raw(",\"schema_version\":"u8);
        json.Number(happened.SchemaVersion);
        json.Raw(",\"event_time\":"u8);
        json.Time(happened.EventTime);
        json.Raw(",\"ingest_time\":"u8);
        json.Time(arrival.Stamp);
        Write(ref json, payload.Context);
        json.Raw(",\"record_source\":\"event_sim\",\"payload\":"u8);
        OrderPayloadJson.Write(ref json, payload, happened.SchemaVersion);
        json.Raw(",\"checksum\":\""u8);
        Span<byte> checksum = stackalloc byte[OrderChecksum.Length];
        OrderChecksum.Write(payload, happened.SchemaVersion, checksum);
        json.Raw(checksum);
        json.Raw("\"}"u8);
        output.Advance(json.Length);
    }

    private static void Write(ref JsonText json, StreamEvent happened)
    {
        if (happened.Uuid is { } uuid)
        {
            json.Uuid(uuid);
        }
        else
        {
            json.Text(happened.Id);
        }
    }

    private static void Write(ref JsonText json, OrderContext context)
    {
        json.Raw(",\"tenant_id\":"u8);
        json.Text(context.TenantId);
        json.Raw(",\"user_id\":"u8);
        json.Text(context.UserId);
        json.Raw(",\"session_id\":"u8);
        json.Text(context.SessionId);
        json.Raw(",\"source_system\":"u8);
        json.Text(context.SourceSystem);
        json.Raw(",\"environment\":"u8);
        json.Text(context.Environment);
    }

    private static int MostBytes(StreamEvent happened, OrderPayload payload)
    {
        var context = payload.Context;
        return MostBytesOfKeys + (happened.Uuid is null ? JsonText.MostBytesOf(happened.Id) : MostBytesOfUuid) + JsonText.MostBytesOf(happened.Type) + JsonText.MostBytesOf(context.TenantId)
            + JsonText.MostBytesOf(context.UserId) + JsonText.MostBytesOf(context.SessionId) + JsonText.MostBytesOf(context.SourceSystem)
            + JsonText.MostBytesOf(context.Environment) + OrderPayloadJson.MostBytes(payload);
    }
}
