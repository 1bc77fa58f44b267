using System.Text.Json;

namespace StreamTesting;

/// <summary>What a record's value means.</summary>
internal sealed record RecordReading(RecordKind Kind)
{
    public ChangeEvent? Event { get; private init; }

    public TableRow? Row { get; private init; }

    public JsonElement? Payload { get; private init; }

    public bool HasSchema { get; private init; }

    public string? Problem { get; private init; }

    public static RecordReading Of(string topic, string? value)
    {
        if (value is null)
        {
            return new RecordReading(RecordKind.Tombstone);
        }

        if (!JsonShapes.TryParse(value, out var payload, out var hasSchema, out var problem))
        {
            return new RecordReading(RecordKind.Unknown) { Problem = $"the value cannot be read: {problem}" };
        }

        return Of(topic, payload) with { Payload = payload, HasSchema = hasSchema };
    }

    private static RecordReading Of(string topic, JsonElement payload)
    {
        if (payload.ValueKind == JsonValueKind.Null)
        {
            return new RecordReading(RecordKind.NullPayload);
        }

        if (payload.ValueKind != JsonValueKind.Object)
        {
            return new RecordReading(RecordKind.Unknown) { Problem = $"the value is a JSON {payload.ValueKind}, not an object." };
        }

        if (payload.TryGetProperty("op", out var code) && payload.TryGetProperty("source", out _))
        {
            return Envelope(payload, code);
        }

        var kind = Has(payload, "ddl", "databaseName") ? RecordKind.SchemaChange
            : Has(payload, "status", "id", "event_count") ? RecordKind.Transaction
            : Has(payload, "aggregate_type", "additional_data") ? RecordKind.Notification
            : Has(payload, "ts_ms") && payload.GetPropertyCount() == 1 && topic.StartsWith("__debezium-heartbeat", StringComparison.Ordinal) ? RecordKind.Heartbeat
            : RecordKind.Flattened;
        return kind == RecordKind.Flattened ? new RecordReading(kind) { Row = TableRow.FromJson(payload) } : new RecordReading(kind);
    }

    private static RecordReading Envelope(JsonElement payload, JsonElement code)
    {
        var text = code.ValueKind == JsonValueKind.String ? code.GetString()! : code.GetRawText();
        Operation? operation = text switch
        {
            "c" => Operation.Create,
            "u" => Operation.Update,
            "d" => Operation.Delete,
            "r" => Operation.Read,
            "t" => Operation.Truncate,
            "m" => Operation.Append,
            _ => null,
        };
        if (operation is not { } known)
        {
            return new RecordReading(RecordKind.Unknown) { Problem = $"the envelope's op is '{text}'; known are c, u, d, r, t and m." };
        }

        if (known is Operation.Create or Operation.Update or Operation.Read && JsonShapes.ObjectOf(payload, "after") is null)
        {
            return new RecordReading(RecordKind.Unknown) { Problem = $"the envelope's op is '{text}', and it has no 'after'." };
        }

        return new RecordReading(known == Operation.Append ? RecordKind.Message : RecordKind.Change) { Event = new ChangeEvent(payload, text, known) };
    }

    private static bool Has(JsonElement payload, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!payload.TryGetProperty(name, out _))
            {
                return false;
            }
        }

        return true;
    }
}
