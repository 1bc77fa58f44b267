using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamTesting;

/// <summary>The two shapes of Kafka Connect's JSON, with a schema (<c>{"schema":...,"payload":...}</c>) and without.</summary>
internal static class JsonShapes
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static bool TryParse(string text, out JsonElement payload, out bool hasSchema, [NotNullWhen(false)] out string? problem)
    {
        hasSchema = false;
        try
        {
            payload = JsonElement.Parse(text);
        }
        catch (JsonException exception)
        {
            payload = default;
            problem = $"it is not JSON: {exception.Message}";
            return false;
        }

        problem = null;
        if (payload.ValueKind == JsonValueKind.Object && payload.GetPropertyCount() == 2
            && payload.TryGetProperty("schema", out _) && payload.TryGetProperty("payload", out var inner))
        {
            hasSchema = true;
            payload = inner;
        }

        return true;
    }

    /// <summary>A key as text that is the same whatever shape and escapes it was sent with; a key that is not JSON stays as it is.</summary>
    public static string CanonicalKey(string key)
    {
        if (!TryParse(key, out var payload, out _, out _))
        {
            return key;
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Canonical))
        {
            payload.WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    public static string? TextOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    public static long? NumberOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Number && member.TryGetInt64(out var number) ? number : null;

    public static JsonElement? ObjectOf(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.Object ? member : null;
}
