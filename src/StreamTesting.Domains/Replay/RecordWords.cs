using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>What a record of a capture is as an event.</summary>
internal static class RecordWords
{
    public static string TypeOf(ChangeRecord record) => record.Kind switch
    {
        RecordKind.Change => record.Event!.Operation.ToString().ToLowerInvariant(),
        RecordKind.SchemaChange => "schema_change",
        RecordKind.NullPayload => "null_payload",
        _ => record.Kind.ToString().ToLowerInvariant(),
    };

    public static Operation OperationOf(ChangeRecord record) => record.Kind switch
    {
        RecordKind.Change => record.Event!.Operation,
        RecordKind.Tombstone => Operation.Tombstone,
        RecordKind.NullPayload => Operation.Delete,
        RecordKind.Flattened => record.Row!.TryGet("__deleted", out var deleted) && deleted is true or "true" ? Operation.Delete : Operation.Update,
        _ => Operation.Append,
    };

    public static DateTimeOffset? TimeOf(ChangeRecord record)
    {
        var milliseconds = record.Event?.Source?.TimestampMs ?? Number(record.Payload, "__source_ts_ms") ?? Number(record.Payload, "ts_ms");
        return milliseconds is > 0 and < 253_402_300_800_000 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds.Value) : null;
    }

    private static long? Number(JsonElement? payload, string name) =>
        payload is { ValueKind: JsonValueKind.Object } members && members.TryGetProperty(name, out var member)
        && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number)
            ? number
            : null;
}
