using System.Text.Json;

namespace StreamTesting;

/// <summary>The two shapes of Kafka Connect's JSON, with a schema (<c>{"schema":...,"payload":...}</c>) and without.</summary>
internal static class JsonShapes
{
    /// <summary>
    /// From the first token of a value to the first of its payload, which is the same where there is no schema. Else the schema's bytes; the reader
    /// is inside the object then, to be left by <see cref="LeavePayload"/>.
    /// </summary>
    public static ReadOnlyMemory<byte>? EnterPayload(ref JsonCursor at)
    {
        var reader = at.Reader;
        if (reader.TokenType != JsonTokenType.StartObject || !reader.Read() || reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("schema"u8))
        {
            return null;
        }

        reader.Read();
        if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
        {
            return null;
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        var end = (int)reader.BytesConsumed;
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName || !reader.ValueTextEquals("payload"u8))
        {
            return null;
        }

        reader.Read();
        at.Reader = reader;
        return at.Utf8[start..end];
    }

    /// <summary>From the last token of a payload behind a schema to the end of the value; false where more members follow, so that it was no payload.</summary>
    public static bool LeavePayload(ref JsonCursor at)
    {
        at.Reader.Read();
        return at.Reader.TokenType == JsonTokenType.EndObject;
    }

    /// <summary>The parts of <c>{"payload":...,"schema":...}</c>, an order that no connector writes but a reader must understand.</summary>
    public static bool TrySplitReversed(ReadOnlyMemory<byte> utf8, out ReadOnlyMemory<byte> schema, out ReadOnlyMemory<byte> payload)
    {
        (schema, payload) = (default, default);
        var at = new JsonCursor(utf8);
        at.Reader.Read();
        if (at.Reader.TokenType != JsonTokenType.StartObject || !at.Reader.Read() || at.Reader.TokenType != JsonTokenType.PropertyName || !at.Reader.ValueTextEquals("payload"u8))
        {
            return false;
        }

        at.Reader.Read();
        payload = at.Skip();
        at.Reader.Read();
        if (at.Reader.TokenType != JsonTokenType.PropertyName || !at.Reader.ValueTextEquals("schema"u8))
        {
            return false;
        }

        at.Reader.Read();
        var isSchema = at.Reader.TokenType is JsonTokenType.StartObject or JsonTokenType.Null;
        schema = at.Skip();
        return isSchema && LeavePayload(ref at) && !at.Reader.Read();
    }

    public static string? TextOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    public static long? NumberOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number) ? number : null;
}
