using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamTesting;

/// <summary>JSON in one spelling: members in the order of their names, numbers without zeros at the end, no white space.</summary>
internal static class JsonMeaning
{
    private const int MostNested = 500;
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = MostNested };
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true, MaxDepth = MostNested };

    /// <summary>The spelling; null where it is not JSON.</summary>
    public static string? Of(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Reading);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Writing))
            {
                Write(writer, document.RootElement);
            }

            return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    public static string Quoted(string text) => JsonSerializer.Serialize(text, JsonStrings.Options);

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                var members = new SortedDictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject())
                {
                    members[member.Name] = member.Value;
                }

                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    Write(writer, value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(ExactNumber.Parse(element.GetRawText())?.ToString() ?? element.GetRawText(), skipInputValidation: true);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static class JsonStrings
    {
        public static JsonSerializerOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    }
}
