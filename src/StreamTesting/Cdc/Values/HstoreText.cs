using System.Text;

namespace StreamTesting;

/// <summary>PostgreSQL's hstore: "a"=>"1", "b"=>NULL.</summary>
internal static class HstoreText
{
    /// <summary>The pairs in one spelling; null where it is no such text.</summary>
    public static string? Parse(string text)
    {
        var pairs = new SortedDictionary<string, string?>(StringComparer.Ordinal);
        var place = 0;
        while (place < text.Length)
        {
            if (Part(text, ref place) is not { } key || !text.AsSpan(place).StartsWith("=>"))
            {
                return null;
            }

            place += 2;
            if (text.AsSpan(place).StartsWith("NULL"))
            {
                place += 4;
                pairs[key] = null;
            }
            else if (Part(text, ref place) is { } value)
            {
                pairs[key] = value;
            }
            else
            {
                return null;
            }

            while (place < text.Length && text[place] is ',' or ' ')
            {
                place++;
            }
        }

        return Spelled(pairs);
    }

    public static string Spelled(IEnumerable<KeyValuePair<string, string?>> pairs) =>
        $"{{{string.Join(',', pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{JsonMeaning.Quoted(pair.Key)}:{(pair.Value is null ? "null" : JsonMeaning.Quoted(pair.Value))}"))}}}";

    private static string? Part(string text, ref int place)
    {
        if (place >= text.Length || text[place++] != '"')
        {
            return null;
        }

        var part = new StringBuilder();
        while (place < text.Length && text[place] != '"')
        {
            place += text[place] == '\\' && place + 1 < text.Length ? 1 : 0;
            part.Append(text[place++]);
        }

        return place++ < text.Length ? part.ToString() : null;
    }
}
