using System.Text;
using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads the members of a row.</summary>
internal static class RowReader
{
    /// <summary>Reads a JSON object that is known to be one; a member that comes twice counts with its last value.</summary>
    public static KeyValuePair<string, object?>[] Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var values = new List<KeyValuePair<string, object?>>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = TextOf(ref reader, json);
            reader.Read();
            var read = KeyValuePair.Create(name, ValueOf(ref reader, json));
            var known = values.FindIndex(value => value.Key == name);
            if (known < 0)
            {
                values.Add(read);
            }
            else
            {
                values[known] = read;
            }
        }

        return [.. values];
    }

    private static object? ValueOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.True or JsonTokenType.False:
                return reader.TokenType == JsonTokenType.True;
            case JsonTokenType.String:
                return TextOf(ref reader, json);
            case JsonTokenType.Number when reader.TryGetInt64(out var number):
                return number;
            default:
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                return WireJson.Of(json[start..(int)reader.BytesConsumed]);
        }
    }

    /// <summary>A text; where its escapes are no text (half a surrogate pair), the JSON itself.</summary>
    private static string TextOf(ref Utf8JsonReader reader, ReadOnlySpan<byte> json)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Encoding.UTF8.GetString(json[(int)reader.TokenStartIndex..(int)reader.BytesConsumed]);
        }
    }
}
