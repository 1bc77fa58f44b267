using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace StreamTesting.Cli;

/// <summary>The program, on any console.</summary>
internal static class CliApp
{
    private const string Name = "streamtest";
    private const int HelpWidth = 140;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, CliConsole console, CancellationToken cancellationToken = default)
    {
        var result = Root(console).Parse(arguments);
        try
        {
            return result.Action is ParseErrorAction ? Refuse(result, console) : await InvokeAsync(result, console, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (Failures.Of(e) is not null)
        {
            var (text, exitCode) = Failures.Of(e)!.Value;
            if (text.Length > 0)
            {
                console.Say(text);
            }

            return exitCode;
        }
    }

    /// <summary>A plain command, because a root command is named like the file it was started from.</summary>
    private static Command Root(CliConsole console)
    {
        var verify = VerifyCommand.Make(console);
        verify.Add(VerifyCdcCommand.Make(console));
        return new(Name, $"Event streams that are late, duplicated and out of order, from one seed, with the truth about each event.\n\n{ExitCodes.Text}")
        {
            new HelpOption { Action = new HelpAction { MaxWidth = HelpWidth } },
            new VersionOption(),
            GenerateCommand.Make(console),
            ReplayCommand.Make(console),
            InjectCommand.Make(console),
            ExplainCommand.Make(console),
            SummaryCommand.Make(console),
            StepsCommand.Make(console),
            verify,
            MergeCommand.Make(console),
            BrokerCommand.Make(console),
        };
    }

    private static async Task<int> InvokeAsync(ParseResult result, CliConsole console, CancellationToken cancellationToken)
    {
        var output = new StreamWriter(console.Output, leaveOpen: true) { NewLine = "\n" };
        await using (output.ConfigureAwait(false))
        {
            var configuration = new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
                Output = output,
                Error = console.Messages,
            };
            return await result.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>That a command is missing needs no saying where it was mistyped.</summary>
    private static List<string> Errors(ParseResult result)
    {
        var errors = result.Errors.Select(error => error.Message).Distinct().ToList();
        errors.RemoveAll(error => errors.Count > 1 && error.StartsWith("Required command", StringComparison.Ordinal));
        return errors;
    }

    private static int Refuse(ParseResult result, CliConsole console)
    {
        foreach (var error in Errors(result))
        {
            console.Say("error: " + error);
        }

        var names = new List<string>();
        for (System.CommandLine.Parsing.SymbolResult? at = result.CommandResult; at is System.CommandLine.Parsing.CommandResult command; at = at.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        console.Say($"{string.Join(' ', names)} --help lists what there is.");
        return ExitCodes.Usage;
    }
}
