using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary><c>steps</c>: lists the steps of disorder that <c>--step</c> takes.</summary>
internal static class StepsCommand
{
    public static Command Make(CliConsole console)
    {
        var command = new Command("steps", "Lists the steps of disorder that generate takes by --step, with their settings.");
        command.SetAction(_ =>
        {
            console.Write("Rates are exact by default. Names and values in brackets may be left out; docs/disorder.md and docs/faults.md define each step.\n\n");
            console.Write(string.Join("\n\n", StepCatalog.Kinds.Select(StepCatalog.Text)) + "\n");
            return ExitCodes.Ok;
        });
        return command;
    }
}
