using System.Text;

namespace StreamTesting;

/// <summary>PostgreSQL's arrays as text: {1,NULL,"a b",{2,3}}.</summary>
internal static class ArrayText
{
    private const int MostNested = 8;

    /// <summary>The elements: texts, nulls, and lists of elements where there are more dimensions; null where it is no such text.</summary>
    public static List<object?>? Parse(string text)
    {
        var start = text.IndexOf('{', StringComparison.Ordinal);
        if (start < 0 || (start > 0 && text[0] != '[') || text[^1] != '}')
        {
            return null;
        }

        var place = start;
        return List(text, ref place, 0) is { } list && place == text.Length ? list : null;
    }

    private static List<object?>? List(string text, ref int place, int depth)
    {
        var list = new List<object?>();
        place++;
        while (place < text.Length && depth < MostNested)
        {
            if (text[place] == '}')
            {
                place++;
                return list;
            }

            if (text[place] == '{')
            {
                if (List(text, ref place, depth + 1) is not { } inner)
                {
                    return null;
                }

                list.Add(inner);
            }
            else
            {
                list.Add(Element(text, ref place));
            }

            if (place < text.Length && text[place] == ',')
            {
                place++;
            }
        }

        return null;
    }

    private static string? Element(string text, ref int place)
    {
        var isQuoted = text[place] == '"';
        place += isQuoted ? 1 : 0;
        var element = new StringBuilder();
        while (place < text.Length && (isQuoted ? text[place] != '"' : text[place] is not (',' or '}')))
        {
            place += text[place] == '\\' && place + 1 < text.Length ? 1 : 0;
            element.Append(text[place++]);
        }

        place += isQuoted ? 1 : 0;
        return !isQuoted && element.ToString() is "NULL" ? null : element.ToString();
    }
}
