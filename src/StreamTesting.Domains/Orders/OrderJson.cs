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

    private static ReadOnlySpan<byte> EventId => "{\"event_id\":"u8;

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
        Write(ref json, happened);
        json.Text(",\"event_type\":"u8, happened.Type);
        json.Number(",\"schema_version\":"u8, happened.SchemaVersion);
        json.Time(",\"event_time\":"u8, happened.EventTime);
        json.Time(",\"ingest_time\":"u8, arrival.Stamp);
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

    /// <summary>Makes the checksum that of the payload as it is now.</summary>
    /// <inheritdoc/>
    public bool TryReseal(ReadOnlySpan<byte> bytes, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        return OrderSeal.TryWrite(bytes, output);
    }

    private static void Write(ref JsonText json, StreamEvent happened)
    {
        if (happened.Uuid is { } uuid)
        {
            json.Uuid(EventId, uuid);
        }
        else
        {
            json.Text(EventId, happened.Id);
        }
    }

    private static void Write(ref JsonText json, OrderContext context)
    {
        json.Text(",\"tenant_id\":"u8, context.TenantId);
        json.Text(",\"user_id\":"u8, context.UserId);
        json.Text(",\"session_id\":"u8, context.SessionId);
        json.Text(",\"source_system\":"u8, context.SourceSystem);
        json.Text(",\"environment\":"u8, context.Environment);
    }

    private static int MostBytes(StreamEvent happened, OrderPayload payload)
    {
        var context = payload.Context;
        var id = happened.Uuid is null ? JsonText.MostBytesOf(happened.Id) : MostBytesOfUuid;
        return MostBytesOfKeys + id + JsonText.MostBytesOf(happened.Type) + JsonText.MostBytesOf(context.TenantId)
            + JsonText.MostBytesOf(context.UserId) + JsonText.MostBytesOf(context.SessionId) + JsonText.MostBytesOf(context.SourceSystem)
            + JsonText.MostBytesOf(context.Environment) + OrderPayloadJson.MostBytes(payload);
    }
}
