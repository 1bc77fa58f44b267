using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StreamTesting;

/// <summary>How one JSON value becomes another; null where it can't. The texts of numbers are changed, never the numbers.</summary>
internal static class JsonValueEdits
{
    public static byte[] Text(string text) => [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];

    public static ValueEdit.Rewrite To(string json)
    {
        var value = Encoding.UTF8.GetBytes(json);
        return (_, _) => value;
    }

    public static byte[]? Empty(ReadOnlySpan<byte> value, JsonTokenType token) => token switch
    {
        JsonTokenType.StartArray => "[]"u8.ToArray(),
        JsonTokenType.StartObject => "{}"u8.ToArray(),
        _ => "\"\""u8.ToArray(),
    };

    public static byte[]? Negative(ReadOnlySpan<byte> value, JsonTokenType token)
    {
        if (token != JsonTokenType.Number || value.IndexOfAnyInRange((byte)'1', (byte)'9') < 0)
        {
            return null;
        }

        return value[0] == (byte)'-' ? null : [(byte)'-', .. value];
    }

    public static byte[]? Absurd(ReadOnlySpan<byte> value, JsonTokenType token)
    {
        if (token != JsonTokenType.Number || value.IndexOfAny((byte)'e', (byte)'E') >= 0)
        {
            return null;
        }

        var sign = value[0] == (byte)'-' ? 1 : 0;
        var point = value.IndexOf((byte)'.');
        var end = point < 0 ? value.Length : point;
        var whole = value[sign..end];
        return [.. value[..sign], .. whole.SequenceEqual("0"u8) ? "1"u8 : whole, .. "000000"u8, .. value[end..]];
    }

    public static byte[]? AsText(ReadOnlySpan<byte> value, JsonTokenType token) =>
        token is JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False ? [(byte)'"', .. value, (byte)'"'] : null;

    public static byte[]? AsNumber(ReadOnlySpan<byte> value, JsonTokenType token) =>
        token == JsonTokenType.String && IsNumber(value[1..^1]) ? value[1..^1].ToArray() : null;

    public static byte[]? AsDecimal(ReadOnlySpan<byte> value, JsonTokenType token) =>
        token == JsonTokenType.Number && value.IndexOfAny(".eE"u8) < 0 ? [.. value, .. ".0"u8] : null;

    public static byte[]? AsArray(ReadOnlySpan<byte> value, JsonTokenType token) => IsScalar(token) ? [(byte)'[', .. value, (byte)']'] : null;

    public static byte[]? AsObject(ReadOnlySpan<byte> value, JsonTokenType token) => IsScalar(token) ? [.. "{\"value\":"u8, .. value, (byte)'}'] : null;

    private static bool IsScalar(JsonTokenType token) =>
        token is JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False;

    private static bool IsNumber(ReadOnlySpan<byte> text)
    {
        var reader = new Utf8JsonReader(text);
        try
        {
            return !text.IsEmpty && reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TokenStartIndex == 0 && reader.BytesConsumed == text.Length;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
