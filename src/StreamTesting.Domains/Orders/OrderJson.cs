using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The document's JSON (O-34 to O-51): one object in the document's key order, compact, with times in UTC. <c>ingest_time</c> is the
/// arrival's <see cref="Arrival.Stamp"/>, and <c>checksum</c> is that of <see cref="OrderChecksum"/>.
/// </summary>
public sealed class OrderJson : IArrivalFormat
{
    private const int MostBytes = 1024;

    private OrderJson()
    {
    }

    /// <summary>The one instance.</summary>
    public static OrderJson Instance { get; } = new();

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        var happened = arrival.Event;
        var payload = (OrderPayload)happened.Payload!;
        var context = payload.Context;
        var json = new JsonText(output.GetSpan(MostBytes));
        json.Raw("{\"event_id\":"u8);
        json.Uuid(happened.Uuid!.Value);
        json.Raw(",\"event_type\":"u8);
        json.Text(happened.Type);
        json.Raw(",\"schema_version\":"u8);
        json.Number(happened.SchemaVersion);
        json.Raw(",\"event_time\":"u8);
        json.Time(happened.EventTime);
        json.Raw(",\"ingest_time\":"u8);
        json.Time(arrival.Stamp);
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
        json.Raw(",\"record_source\":\"event_sim\",\"payload\":"u8);
        OrderPayloadJson.Write(ref json, payload, happened.SchemaVersion);
        json.Raw(",\"checksum\":\""u8);
        Span<byte> checksum = stackalloc byte[OrderChecksum.Length];
        OrderChecksum.Of(payload, happened.SchemaVersion, checksum);
        json.Raw(checksum);
        json.Raw("\"}"u8);
        output.Advance(json.Length);
    }
}
