using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ProtocolGenerator.Schema;

/// <summary>Reads INDEX.txt: the names of all API keys, also of those a broker's listener does not serve.</summary>
internal static class IndexParser
{
    private static readonly Regex Line = new(@"^(\w+) +key +(\d+) ", RegexOptions.Multiline);

    public static List<KeyValuePair<int, string>> Parse(string text)
    {
        var keys = new List<KeyValuePair<int, string>>();
        foreach (Match match in Line.Matches(text))
        {
            keys.Add(new KeyValuePair<int, string>(int.Parse(match.Groups[2].Value), match.Groups[1].Value));
        }

        return keys;
    }
}
