using System.Buffers;
using System.Text.Json;

namespace StreamTesting.Domains;

/// <summary>Makes the checksum of a message fit its payload again, whatever that holds: keys sorted, numbers as they stand.</summary>
internal static class OrderSeal
{
    private const int MostBytesPerByte = 6;

    public static bool TryWrite(ReadOnlySpan<byte> json, IBufferWriter<byte> output)
    {
        if (!TryFindChecksum(json, out var place))
        {
            return false;
        }

        var reader = new Utf8JsonReader(json);
        using var message = JsonDocument.ParseValue(ref reader);
        if (!message.RootElement.TryGetProperty("payload", out var payload))
        {
            return false;
        }

        var sorted = new byte[(MostBytesPerByte * json.Length) + 64];
        var text = new JsonText(sorted);
        Write(ref text, payload);
        output.Write(json[..place]);
        OrderChecksum.Write(text.Written, output.GetSpan(OrderChecksum.Length)[..OrderChecksum.Length]);
        output.Advance(OrderChecksum.Length);
        output.Write(json[(place + OrderChecksum.Length)..]);
        return true;
    }

    private static bool TryFindChecksum(ReadOnlySpan<byte> json, out int place)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isChecksum = reader.ValueTextEquals("checksum"u8);
            reader.Read();
            if (isChecksum && reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == OrderChecksum.Length)
            {
                place = (int)reader.TokenStartIndex + 1;
                return true;
            }

            reader.Skip();
        }

        place = -1;
        return false;
    }

    private static void Write(ref JsonText text, JsonElement element)
    {
        var isFirst = true;
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                text.Raw("{"u8);
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    text.Text(isFirst ? ""u8 : ", "u8, member.Name);
                    text.Raw(": "u8);
                    Write(ref text, member.Value);
                    isFirst = false;
                }

                text.Raw("}"u8);
                break;
            case JsonValueKind.Array:
                text.Raw("["u8);
                foreach (var item in element.EnumerateArray())
                {
                    text.Raw(isFirst ? ""u8 : ", "u8);
                    Write(ref text, item);
                    isFirst = false;
                }

                text.Raw("]"u8);
                break;
            case JsonValueKind.String:
                text.Text(""u8, element.GetString());
                break;
            default:
                text.Raw(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()));
                break;
        }
    }
}
