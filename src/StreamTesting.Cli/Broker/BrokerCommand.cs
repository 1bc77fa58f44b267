using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary><c>broker</c>: the embedded Kafka as a process of its own, for consumers in any language.</summary>
internal static class BrokerCommand
{
    public static Command Make(CliConsole console)
    {
        var options = new BrokerOptions();
        var command = new Command("broker", "Runs a Kafka for tests on this machine until Ctrl-C: on 127.0.0.1, in memory unless told otherwise (docs/cli.md). Its bootstrap servers are the one line on standard output.");
        options.All.ToList().ForEach(command.Add);
        command.SetAction((result, cancellationToken) => new BrokerRun(options.Options(result), options.Topics(result), options.Faults(result), options.ReadyFile(result), options.AuthorityFile(result), options.IsQuiet(result), console).UntilEndedAsync(cancellationToken));
        return command;
    }
}
