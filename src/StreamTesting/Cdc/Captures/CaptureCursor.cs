using System.Text.Json;

namespace StreamTesting;

/// <summary>Where in a file a capture stands: finds the lines of what is wrong only when something is.</summary>
internal sealed class CaptureCursor(string source, byte[] utf8, int start, JsonElement root)
{
    public JsonElement Root => root;

    public string Source => source;

    public static long LineAt(byte[] utf8, int offset) => 1 + utf8.AsSpan(0, offset).Count((byte)'\n');

    public CaptureFormatException Error(string problem) => new(source, LineAt(utf8, start), problem);

    /// <summary>An error at an element of an array that is a member of the capture.</summary>
    public CaptureFormatException Error(string member, int index, string problem) => new(source, LineAt(utf8, OffsetOf(member, index)), problem);

    public IEnumerable<JsonElement> Array(string name, string id)
    {
        if (!root.TryGetProperty(name, out var member))
        {
            return [];
        }

        return member.ValueKind == JsonValueKind.Array
            ? member.EnumerateArray()
            : throw Error($"'{name}' of the capture '{id}' is a JSON {member.ValueKind}, not an array.");
    }

    public IEnumerable<JsonProperty> Object(string name, string id)
    {
        if (!root.TryGetProperty(name, out var member))
        {
            return [];
        }

        return member.ValueKind == JsonValueKind.Object
            ? member.EnumerateObject()
            : throw Error($"'{name}' of the capture '{id}' is a JSON {member.ValueKind}, not an object.");
    }

    private int OffsetOf(string member, int index)
    {
        var reader = new Utf8JsonReader(utf8.AsSpan(start), new JsonReaderOptions { AllowMultipleValues = true });
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var found = reader.ValueTextEquals(member);
            reader.Read();
            if (!found || reader.TokenType != JsonTokenType.StartArray)
            {
                reader.Skip();
                continue;
            }

            for (var i = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray && i < index; i++)
            {
                reader.Skip();
            }

            return start + (int)reader.TokenStartIndex;
        }

        return start;
    }
}
