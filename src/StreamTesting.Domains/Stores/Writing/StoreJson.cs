using System.Buffers;

namespace StreamTesting.Domains;

/// <summary>
/// The document's JSON (S-24 to S-30): one object in the document's key order, compact. <c>ingest_timestamp</c> is the arrival's
/// <see cref="Arrival.Stamp"/>; the event time is the first member of every payload (<c>event_time</c>), and its second stands in
/// <c>trace_id</c>. <see cref="StoreMessage"/> reads it.
/// </summary>
/// <remarks>
/// Times are UTC with three digits for milliseconds. Amounts have two decimals. What has no value is null. Immutable and thread-safe; nothing is
/// allocated.
/// </remarks>
public sealed class StoreJson : IArrivalFormat
{
    /// <summary>What stands in <c>source</c> (S-28).</summary>
    public const string Source = "retail-datagen";

    private const int MostBytesOfKeys = 640;
    private readonly bool _isExtended;

    private StoreJson(bool isExtended)
    {
        _isExtended = isExtended;
    }

    /// <summary>With the document's eight fields.</summary>
    public static StoreJson Documented { get; } = new(false);

    /// <summary>With <c>session_id</c> and <c>parent_event_id</c> as well.</summary>
    public static StoreJson Extended { get; } = new(true);

    /// <inheritdoc/>
    public string Name => "json";

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The event's payload is no <see cref="StorePayload"/>.</exception>
    public void Write(Arrival arrival, IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(output);
        var happened = arrival.Event;
        var payload = happened.Payload as StorePayload
            ?? throw new ArgumentException($"The payload of {happened} is no {nameof(StorePayload)}.", nameof(arrival));
        var json = new JsonText(output.GetSpan(MostBytes(happened, payload)));
        json.Text("{\"event_type\":"u8, happened.Type);
        json.Milliseconds(",\"payload\":{\"event_time\":"u8, happened.EventTime);
        StorePayloadJson.Write(ref json, payload, happened.EventTime);
        if (payload.DisruptionApplied is { } disruption)
        {
            json.Text(",\"disruption_applied\":"u8, disruption);
        }

        json.Text("},\"trace_id\":"u8, happened.Id);
        json.Milliseconds(",\"ingest_timestamp\":"u8, arrival.Stamp);
        json.Number(",\"schema_version\":\""u8, happened.SchemaVersion);
        json.Raw(".0\",\"source\":\"retail-datagen\""u8);
        json.Text(",\"correlation_id\":"u8, payload.CorrelationId);
        json.Text(",\"partition_key\":"u8, happened.Key);
        if (_isExtended)
        {
            json.Text(",\"session_id\":"u8, payload.SessionId);
            json.Text(",\"parent_event_id\":"u8, payload.ParentEventId);
        }

        json.Raw("}"u8);
        output.Advance(json.Length);
    }

    internal static StoreJson Of(StoreEnvelope envelope) => envelope == StoreEnvelope.Extended ? Extended : Documented;

    private static int MostBytes(StreamEvent happened, StorePayload payload) => MostBytesOfKeys
        + JsonText.MostBytesOf(happened.Type) + JsonText.MostBytesOf(happened.Id) + JsonText.MostBytesOf(happened.Key)
        + JsonText.MostBytesOf(payload.CorrelationId) + JsonText.MostBytesOf(payload.SessionId) + JsonText.MostBytesOf(payload.ParentEventId)
        + JsonText.MostBytesOf(payload.DisruptionApplied) + StorePayloadJson.MostBytesOfTexts(payload);
}
