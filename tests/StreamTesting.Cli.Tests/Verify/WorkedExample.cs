using System.Text.RegularExpressions;

namespace StreamTesting.Cli.Tests;

/// <summary>
/// A page whose fenced blocks are run: <c>python</c> blocks are files, named in their first line; in <c>console</c> blocks, lines that begin with a dollar
/// are commands, and the others what they print: a line of three dots stands for any lines, three dots at an end for any rest.
/// </summary>
internal sealed record WorkedExample(IReadOnlyDictionary<string, string> Files, IReadOnlyList<(string Command, IReadOnlyList<string> Printed)> Steps)
{
    public static WorkedExample Of(string page)
    {
        var files = new Dictionary<string, string>();
        var steps = new List<(string, IReadOnlyList<string>)>();
        foreach (Match block in Regex.Matches(page, "^```(python|console)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline))
        {
            var lines = block.Groups[2].Value.TrimEnd('\n').Split('\n');
            if (block.Groups[1].Value == "python")
            {
                files[lines[0].TrimStart('#', ' ')] = block.Groups[2].Value;
                continue;
            }

            List<string>? printed = null;
            foreach (var line in lines)
            {
                if (line.StartsWith("$ ", StringComparison.Ordinal))
                {
                    steps.Add((line[2..], printed = []));
                }
                else
                {
                    printed!.Add(line);
                }
            }
        }

        return new WorkedExample(files, steps);
    }

    /// <summary>The first line that is not as it was told; null where all are.</summary>
    public static string? Difference(IReadOnlyList<string> told, IReadOnlyList<string> printed)
    {
        var at = 0;
        for (var i = 0; i < told.Count; i++)
        {
            if (told[i] == "...")
            {
                var next = told.ElementAtOrDefault(i + 1);
                while (at < printed.Count && (next is null || !Fits(next, printed[at])))
                {
                    at++;
                }
            }
            else if (printed.ElementAtOrDefault(at++) is not { } line || !Fits(told[i], line))
            {
                return $"told:    {told[i]}\nprinted: {printed.ElementAtOrDefault(at - 1)}";
            }
        }

        return at == printed.Count ? null : $"printed beside that: {printed[at]}";
    }

    private static bool Fits(string told, string printed) => told.EndsWith(" ...", StringComparison.Ordinal) ? printed.StartsWith(told[..^4], StringComparison.Ordinal) : told == printed;
}
