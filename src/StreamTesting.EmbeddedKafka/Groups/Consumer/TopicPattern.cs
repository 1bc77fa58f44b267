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
    private static readonly Regex Repetition = new(@"\{\d+,?\d*\}");
    private static readonly Regex PosixClass = new(@"\G\[:(\w+):\]");

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
        problem ??= Repetition.Matches(text).Any(count => int.TryParse(count.ValueSpan.Trim("{,}"), NumberStyles.None, CultureInfo.InvariantCulture, out var times) && times > 1000)
            ? "bad repetition operator: more than 1000 times" : null;
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

    // What RE2 writes and .NET does not: quoted stretches, names with a P, classes of POSIX.
    private static string Translate(string text)
    {
        var translated = new StringBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.AsSpan(at).StartsWith(@"\Q"))
            {
                var end = text.IndexOf(@"\E", at + 2, StringComparison.Ordinal);
                translated.Append(Regex.Escape(text[(at + 2)..(end < 0 ? text.Length : end)]));
                at = end < 0 ? text.Length : end + 1;
            }
            else if (text[at] == '\\' && at + 1 < text.Length)
            {
                translated.Append(text, at++, 2);
            }
            else if (text.AsSpan(at).StartsWith("(?P<"))
            {
                translated.Append("(?<");
                at += 3;
            }
            else if (PosixClass.Match(text, at) is { Success: true } named && PosixClasses.TryGetValue(named.Groups[1].Value, out var characters))
            {
                translated.Append(characters);
                at += named.Length - 1;
            }
            else
            {
                translated.Append(text[at]);
            }
        }

        return translated.ToString();
    }
}
