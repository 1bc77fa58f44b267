using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>
/// A pattern of topic names, as RE2/J reads it: the whole name has to match, and nothing is allowed that would take more than linear time. Names
/// of topics are ASCII, so that the two engines mean the same by their classes of characters.
/// </summary>
internal static class TopicPattern
{
    private static readonly Regex Forbidden = new(@"\(\?(?:[=!#>'(]|<[=!]|[a-zA-Z]*[xn])|\\[ceGuZ]");
    private static readonly Regex Repetition = new(@"\{(?<times>\d+)(?:,(?<times>\d*))?\}");
    private static readonly Regex Quoted = new(@"\G\\Q(.*?)(?:\\E|\z)");
    private static readonly Regex ShortProperty = new(@"\G\\([pP])([A-Z])");
    private static readonly Regex CodePoint = new(@"\G\\x\{([0-9A-Fa-f]{1,4})\}");
    private static readonly Regex PosixClass = new(@"\G\[:(\^?)(\w+):\]");

    private static readonly Dictionary<string, string> PosixClasses = new()
    {
        ["alnum"] = "0-9A-Za-z", ["alpha"] = "A-Za-z", ["ascii"] = @"\x00-\x7F", ["blank"] = @"\t ", ["cntrl"] = @"\x00-\x1F\x7F", ["digit"] = "0-9",
        ["graph"] = "!-~", ["lower"] = "a-z", ["print"] = " -~", ["punct"] = @"!-/:-@\[-`{-~", ["space"] = @"\t\n\v\f\r ", ["upper"] = "A-Z",
        ["word"] = "0-9A-Za-z_", ["xdigit"] = "0-9A-Fa-f",
    };

    /// <summary>Null where the text is no pattern; then the problem says why.</summary>
    public static Regex? Parse(string text, out string? problem)
    {
        problem = Forbidden.Match(text) is { Success: true } match ? $"invalid or unsupported Perl syntax: `{match.Value}`" : null;
        problem ??= Repetition.Matches(text).SelectMany(match => match.Groups["times"].Captures).Any(IsTooOften) ? "bad repetition operator: more than 1000 times" : null;
        if (problem is not null)
        {
            return null;
        }

        try
        {
            return new Regex($@"\A(?:{Translate(text)})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static bool IsTooOften(Capture times) =>
        int.TryParse(times.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count > 1000 : times.Length > 0;

    // What RE2 writes and .NET does not: quoted stretches, names with a P, classes of POSIX, short forms of escapes.
    private static string Translate(string text)
    {
        var translated = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var (length, replacement) = Next(text, at);
            translated.Append(replacement ?? text.Substring(at, length));
            at += length;
        }

        return translated.ToString();
    }

    private static (int Length, string? Replacement) Next(string text, int at)
    {
        if (Quoted.Match(text, at) is { Success: true } quoted)
        {
            return (quoted.Length, Regex.Escape(quoted.Groups[1].Value));
        }

        if (ShortProperty.Match(text, at) is { Success: true } property)
        {
            return (property.Length, $@"\{property.Groups[1].Value}{{{property.Groups[2].Value}}}");
        }

        if (CodePoint.Match(text, at) is { Success: true } point)
        {
            return (point.Length, $@"\u{point.Groups[1].Value.PadLeft(4, '0')}");
        }

        if (text[at] == '\\' && at + 1 < text.Length)
        {
            return (2, null);
        }

        return text.AsSpan(at).StartsWith("(?P<") ? (4, "(?<")
            : PosixClass.Match(text, at) is { Success: true } named && PosixClasses.TryGetValue(named.Groups[2].Value, out var characters)
                ? (named.Length, named.Groups[1].Length > 0 ? AllBut(characters) : characters)
            : (1, null);
    }

    private static string AllBut(string characters)
    {
        var those = new Regex($"[{characters}]");
        return string.Concat(Enumerable.Range(0, 128).Where(code => !those.IsMatch($"{(char)code}")).Select(code => $@"\x{code:X2}"));
    }
}
