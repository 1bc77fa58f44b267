using System.CommandLine;
using System.Globalization;

namespace StreamTesting.Cli;

/// <summary>What is done about malformed lines of an input: the first one ends it, or all are told and left out.</summary>
internal sealed class BadLines(string file, bool skip, CliConsole console)
{
    private const int MostTold = 20;

    public static Option<string?> Option() => Opt.Word("--on-bad", "What is done about a malformed line or row.", "stop", "stop", "skip");

    public long Count { get; private set; }

    public static BadLines Of(string file, string? word, CliConsole console) => new(file, word == "skip", console);

    public void Take(long line, string problem) => Take(string.Create(CultureInfo.InvariantCulture, $"line {line}"), problem);

    public void Take(string place, string problem)
    {
        var text = $"{file}, {place}: {problem}";
        if (!skip)
        {
            throw new CliException(ExitCodes.BadInput, text + " (--on-bad skip goes on without it.)");
        }

        Count++;
        if (Count <= MostTold)
        {
            console.Say("skipped: " + text);
        }
    }

    public void Tell()
    {
        if (Count > 0)
        {
            console.Say(string.Create(CultureInfo.InvariantCulture, $"{Count} malformed line(s) of {file} were skipped{(Count > MostTold ? $", of which the first {MostTold} are named above" : "")}."));
        }
    }
}
