using System.Collections.Immutable;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads the records that a connector sends beside the rows.</summary>
internal static class SideRecords
{
    public static TransactionMarker Transaction(JsonElement json) => new()
    {
        Status = Text(json, "status") ?? "",
        Id = Text(json, "id") ?? "",
        EventCount = Number(json, "event_count"),
        Tables = Array(json, "data_collections")?.Select(table => new TableEventCount(Text(table, "data_collection") ?? "", Number(table, "event_count") ?? 0)).ToImmutableArray(),
        TimestampMs = Number(json, "ts_ms"),
        Other = Other(json, "status", "id", "event_count", "data_collections", "ts_ms"),
    };

    public static ConnectorNotification Notification(JsonElement json) => new()
    {
        Id = Text(json, "id") ?? "",
        Type = Text(json, "type") ?? "",
        AggregateType = Text(json, "aggregate_type") ?? "",
        AdditionalData = json.TryGetProperty("additional_data", out var data) && data.ValueKind == JsonValueKind.Object
            ? data.EnumerateObject().ToImmutableDictionary(entry => entry.Name, entry => Text(data, entry.Name) ?? "", StringComparer.Ordinal)
            : ImmutableDictionary<string, string>.Empty,
        TimestampMs = Number(json, "timestamp"),
        Other = Other(json, "id", "type", "aggregate_type", "additional_data", "timestamp"),
    };

    public static SchemaChange Schema(JsonElement json, SourcePosition source) => new()
    {
        Source = source,
        SentMs = Number(json, "ts_ms"),
        Database = Text(json, "databaseName"),
        Schema = Text(json, "schemaName"),
        Ddl = Text(json, "ddl"),
        Tables = Array(json, "tableChanges")?.Select(Change).ToImmutableArray() ?? [],
        Other = Other(json, "source", "ts_ms", "databaseName", "schemaName", "ddl", "tableChanges"),
    };

    private static TableChange Change(JsonElement json) => new(
        Text(json, "type") ?? "",
        Text(json, "id") ?? "",
        json.TryGetProperty("table", out var table) && table.ValueKind != JsonValueKind.Null ? new WireJson(table.GetRawText()) : null);

    private static IReadOnlyDictionary<string, WireJson> Other(JsonElement json, params ReadOnlySpan<string> known)
    {
        var kept = default(KeptMembers);
        foreach (var member in json.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                kept.Add(member.Name, member.Value);
            }
        }

        return kept.All;
    }

    private static string? Text(JsonElement json, string name) => Member(json, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => throw Wrong(name, other, "a text, or null"),
    };

    private static long? Number(JsonElement json, string name) => Member(json, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var known) => known,
        { } other => throw Wrong(name, other, "a whole number of 64 bits, or null"),
    };

    private static IEnumerable<JsonElement>? Array(JsonElement json, string name) => Member(json, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } other => throw Wrong(name, other, "an array, or null"),
    };

    private static JsonElement? Member(JsonElement json, string name) => json.ValueKind != JsonValueKind.Object
        ? throw Wrong(name, json, "a member of an object")
        : json.TryGetProperty(name, out var member) ? member : null;

    private static FieldException Wrong(string name, JsonElement found, string wanted) =>
        new(new FieldError(name, $"it is {FieldError.Shown(System.Text.Encoding.UTF8.GetBytes(found.GetRawText()))}; it must be {wanted}."));
}
