using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary><c>generate DOMAIN</c> and <c>generate --plan FILE</c>.</summary>
internal static class GenerateCommand
{
    public static Command Make(CliConsole console)
    {
        var plan = Opt.Text("--plan", "FILE", "A plan as JSON, what --print-plan printed or a failure report shows; or a truth or verdict file, which holds one.");
        var command = new Command("generate", "Generates a stream of a domain, or of a plan, into files, standard output or Kafka.") { plan };
        var ofPlan = new GenerateAction(new SeedOption(), new DisorderOptions(), "events", console);
        ofPlan.Options.ToList().ForEach(command.Add);
        command.SetAction((result, cancellationToken) => result.GetValue(plan) is { } file
            ? ofPlan.RunAsync(result, () => PlanOptions.Read(file), (_, _) => [], _ => [], cancellationToken)
            : throw CliException.Usage($"generate needs a domain ({string.Join(", ", DomainCommands.All().Select(domain => domain.Name))}) or --plan FILE."));
        foreach (var domain in DomainCommands.All())
        {
            command.Add(Of(domain, console));
        }

        return command;
    }

    private static Command Of(DomainCommand domain, CliConsole console)
    {
        var command = new Command(domain.Name, domain.Description);
        var action = new GenerateAction(new SeedOption(domain.UsualSeed), domain.Disorder, domain.UsualTopic, console);
        domain.Options.Concat(action.Options).ToList().ForEach(command.Add);
        command.SetAction((result, cancellationToken) => action.RunAsync(result, () => domain.Plan(result), domain.Sinks, domain.Notes, cancellationToken));
        return command;
    }
}
