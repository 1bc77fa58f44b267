using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace ProtocolGenerator.Schema;

/// <summary>Reads ERRORS.txt: code, name, whether a client may retry, description.</summary>
internal static class ErrorParser
{
    private static readonly Regex Line = new(@"^ *(-?\d+) (\w+) +(retriable|-) +(.*)$", RegexOptions.Multiline);

    public static List<ErrorSchema> Parse(string text)
    {
        var errors = new List<ErrorSchema>();
        foreach (Match match in Line.Matches(text.Replace("\r", "")))
        {
            errors.Add(new ErrorSchema(
                int.Parse(match.Groups[1].Value),
                match.Groups[2].Value,
                match.Groups[3].Value == "retriable",
                match.Groups[4].Value.Trim()));
        }

        return errors;
    }
}
