using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary><c>verify</c>: judges what a consumer in any language put out.</summary>
internal static class VerifyCommand
{
    public static Command Make(CliConsole console)
    {
        var file = new Argument<string?>("OUTPUT") { Description = "What the consumer put out, as JSON lines; - is standard input, the default without Kafka.", Arity = ArgumentArity.ZeroOrOne };
        var action = new VerifyAction(file, console);
        var command = new Command("verify", "Judges what a consumer in any language put out: a report, a verdict as JSON, an exit code (docs/verify.md).") { file };
        action.Options.ToList().ForEach(command.Add);
        command.SetAction(action.RunAsync);
        return command;
    }
}
