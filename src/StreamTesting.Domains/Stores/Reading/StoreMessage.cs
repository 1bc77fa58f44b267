using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What a consumer of store events reads: the document's envelope with its typed payload. Immutable.</summary>
/// <param name="EventType">One of the 18 names, for example <c>receipt_created</c>.</param>
/// <param name="Payload">What it says, with correlation, session and parent of the envelope.</param>
/// <param name="EventTime">When it happened, in UTC.</param>
/// <param name="TraceId">The event's id; copies of an event have the same.</param>
/// <param name="IngestTimestamp">When it arrived, in UTC.</param>
/// <param name="SchemaVersion">Always <c>1.0</c>, where nothing changes the schema.</param>
/// <param name="Source">Always <c>retail-datagen</c>.</param>
/// <param name="PartitionKey">The entity, for example <c>store_1</c>, <c>dc_1</c> or <c>marketing_social</c>.</param>
public sealed record StoreMessage(
    string EventType,
    StorePayload Payload,
    DateTimeOffset EventTime,
    string TraceId,
    DateTimeOffset IngestTimestamp,
    string SchemaVersion,
    string Source,
    string PartitionKey)
{
    /// <summary>Reads a message from the bytes that <see cref="StoreJson"/> wrote.</summary>
    /// <param name="json">UTF-8.</param>
    /// <returns>The message.</returns>
    /// <exception cref="JsonException">It is no JSON, or a member is missing or of another kind; the message says which.</exception>
    public static StoreMessage Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        var message = new JsonMember("message", document.RootElement);
        var (type, payload) = (message["event_type"].Text, message["payload"]);
        return new StoreMessage(
            type,
            StorePayloadReader.Read(type, payload) with
            {
                CorrelationId = message["correlation_id"].TextOrNull,
                SessionId = message.TextIfThere("session_id"),
                ParentEventId = message.TextIfThere("parent_event_id"),
                DisruptionApplied = payload.TextIfThere("disruption_applied"),
            },
            payload["event_time"].Time,
            message["trace_id"].Text,
            message["ingest_timestamp"].Time,
            message["schema_version"].Text,
            message["source"].Text,
            message["partition_key"].Text);
    }
}
