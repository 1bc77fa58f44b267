using System.Text.Json;

namespace StreamTesting;

/// <summary>Reads an object's members one after the other, and says which could not be read as what they must be.</summary>
internal ref struct JsonCursor(ReadOnlyMemory<byte> utf8)
{
    public Utf8JsonReader Reader = new(utf8.Span);

    /// <summary>The first thing that was wrong; null so far.</summary>
    public FieldError? Error { get; private set; }

    public readonly ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>Reads the value the reader stands on to its end, whatever it is.</summary>
    /// <returns>Its bytes.</returns>
    public ReadOnlyMemory<byte> Skip()
    {
        var start = (int)Reader.TokenStartIndex;
        Reader.Skip();
        return utf8[start..(int)Reader.BytesConsumed];
    }

    public void Wrong(FieldError error) => Error ??= error;

    /// <summary>A whole number or null; another value is skipped and false returned.</summary>
    public readonly bool TryNumber(out long? number)
    {
        number = null;
        if (Reader.TokenType == JsonTokenType.Null)
        {
            return true;
        }

        if (Reader.TokenType != JsonTokenType.Number || !Reader.TryGetInt64(out var known))
        {
            return false;
        }

        number = known;
        return true;
    }

    public readonly bool TryText(out string? text)
    {
        text = Reader.TokenType == JsonTokenType.String ? Reader.GetString() : null;
        return Reader.TokenType is JsonTokenType.String or JsonTokenType.Null;
    }

    /// <summary>A text that is often one of a few words, which are not made anew.</summary>
    public readonly bool TryWord(out string? word)
    {
        if (Reader.TokenType == JsonTokenType.String)
        {
            foreach (var known in (ReadOnlySpan<string>)["postgresql", "mariadb", "mysql"])
            {
                if (Reader.ValueTextEquals(known))
                {
                    word = known;
                    return true;
                }
            }
        }

        return TryText(out word);
    }

    public long? Number(string field)
    {
        if (TryNumber(out var number))
        {
            return number;
        }

        Wrong(FieldError.Kind(field, ref Reader, utf8.Span, "a whole number of 64 bits, or null"));
        Reader.Skip();
        return null;
    }

    public string? Text(string field)
    {
        if (TryText(out var text))
        {
            return text;
        }

        Wrong(FieldError.Kind(field, ref Reader, utf8.Span, "a text, or null"));
        Reader.Skip();
        return null;
    }
}
