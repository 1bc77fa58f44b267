using System.Text;

namespace StreamTesting.Cli.Tests;

/// <summary>The program, run in this process.</summary>
internal sealed record Run(int ExitCode, string Output, string Messages)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public static async Task<Run> Of(string arguments, string input = "", CancellationToken cancellationToken = default)
    {
        using var output = new MemoryStream();
        using var messages = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, messages);
        var exitCode = await CliApp.RunAsync(Split(arguments), console, cancellationToken);
        return new Run(exitCode, Encoding.UTF8.GetString(output.ToArray()), messages.ToString());
    }

    /// <summary>Apart at blanks, but not within apostrophes.</summary>
    private static List<string> Split(string arguments)
    {
        var parts = new List<string>();
        foreach (var (text, i) in arguments.Split('\'').Select((text, i) => (text, i)))
        {
            if (i % 2 == 1)
            {
                parts.Add(text);
            }
            else
            {
                parts.AddRange(text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return parts;
    }
}
