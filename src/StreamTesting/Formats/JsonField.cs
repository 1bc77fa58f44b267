using System.Text.Json;

namespace StreamTesting;

/// <summary>Where a field stands among bytes.</summary>
/// <param name="Start">Its first byte: the quote before its name, or its value where it has no name.</param>
/// <param name="NameEnd">The byte after the quote that ends its name; <paramref name="Start"/> where it has none.</param>
/// <param name="ValueStart">The first byte of its value.</param>
/// <param name="ValueEnd">The byte after its value.</param>
/// <param name="Token">The first token of its value.</param>
internal readonly record struct JsonField(int Start, int NameEnd, int ValueStart, int ValueEnd, JsonTokenType Token)
{
    /// <summary>Finds a field; false where there is none, or the bytes up to it are no JSON.</summary>
    public static bool TryFind(ReadOnlySpan<byte> json, FieldPath path, out JsonField field)
    {
        field = default;
        var reader = new Utf8JsonReader(json);
        try
        {
            if (json.IsEmpty || !reader.Read())
            {
                return false;
            }

            var (start, nameEnd) = ((int)reader.TokenStartIndex, (int)reader.TokenStartIndex);
            foreach (var segment in path.Segments)
            {
                if (!(segment.Name is null ? TryElement(ref reader, segment.Index) : TryMember(ref reader, segment.Utf8, out start, out nameEnd)))
                {
                    return false;
                }

                if (segment.Name is null)
                {
                    start = nameEnd = (int)reader.TokenStartIndex;
                }
            }

            var (valueStart, token) = ((int)reader.TokenStartIndex, reader.TokenType);
            reader.Skip();
            field = new JsonField(start, nameEnd, valueStart, (int)reader.BytesConsumed, token);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    public ReadOnlySpan<byte> ValueIn(ReadOnlySpan<byte> json) => json[ValueStart..ValueEnd];

    private static bool TryMember(ref Utf8JsonReader reader, ReadOnlySpan<byte> name, out int start, out int nameEnd)
    {
        (start, nameEnd) = (0, 0);
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals(name))
            {
                start = (int)reader.TokenStartIndex;
                nameEnd = start + reader.ValueSpan.Length + 2;
                return reader.Read();
            }

            reader.Read();
            reader.Skip();
        }

        return false;
    }

    private static bool TryElement(ref Utf8JsonReader reader, int index)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return false;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (index-- == 0)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }
}
