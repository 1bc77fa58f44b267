using System.CommandLine;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary><c>inject</c>: the stream of a plan, or a file, into Kafka.</summary>
internal static class InjectCommand
{
    public static Command Make(CliConsole console)
    {
        var plan = Opt.Text("--plan", "FILE", "A plan as JSON, with --seed.");
        var file = Opt.Text("--file", "FILE", "A CSV or JSON-lines file; - is standard input.");
        var seed = new SeedOption();
        var input = new ReplayOptions(console);
        var pace = new PaceOptions();
        var kafka = new KafkaOptions("events");
        var quiet = Opt.Flag("--quiet", "Says nothing but errors.");
        var command = new Command("inject", "Sends the stream of a plan, or the lines of a file, into Kafka. (generate DOMAIN --kafka-bootstrap does so for a domain.)") { plan, file, seed.Option, quiet };
        input.All.Concat(pace.All).Concat(kafka.All).Concat(kafka.OfStreams).ToList().ForEach(command.Add);
        command.SetAction((result, cancellationToken) => (result.GetValue(plan), result.GetValue(file)) switch
        {
            ({ } path, null) => PlanAsync(PlanOptions.Read(path), result, seed, pace, kafka, quiet, console, cancellationToken),
            (null, { }) when kafka.OfStreams.FirstOrDefault(result.IsGiven) is { } option => throw CliException.Usage($"{option.Name} is of the stream of a plan, not of a file."),
            (null, { } path) => FileAsync(path, result, input, pace, kafka, quiet, console, cancellationToken),
            _ => throw CliException.Usage("inject needs one of --plan FILE and --file FILE."),
        });
        return command;
    }

    private static async Task<int> PlanAsync(
        StreamPlan plan, ParseResult result, SeedOption seed, PaceOptions pace, KafkaOptions kafka, Option<bool> quiet, CliConsole console, CancellationToken cancellationToken)
    {
        plan = kafka.Partitions(result) is { } partitions ? plan.Over(partitions) : plan;
        var stream = plan.Generate(seed.Of(result));
        var isQuiet = result.GetValue(quiet);
        if (!isQuiet)
        {
            console.Say($"{plan}\nseed {stream.Seed}");
            if (kafka.Warning(result) is { } warning)
            {
                console.Say(warning);
            }
        }

        var options = new SinkOptions { Pace = pace.Of(result), Time = console.Time };
        var written = await Progress.ShowAsync(
            console, isQuiet, toOutput: false, progress => stream.WriteToAsync(new KafkaSink(kafka, result, console.Time), options with { Progress = progress }, cancellationToken)).ConfigureAwait(false);
        if (!isQuiet)
        {
            console.Say($"{written} to {string.Join("; ", written.Notes)}");
        }

        return ExitCodes.Ok;
    }

    private static async Task<int> FileAsync(
        string path, ParseResult result, ReplayOptions input, PaceOptions pace, KafkaOptions kafka, Option<bool> quiet, CliConsole console, CancellationToken cancellationToken)
    {
        var source = input.Source(path, result, kafka.KeyField(result));
        using var bytes = path == "-" ? console.Input : File.OpenRead(path);
        var items = input.Chosen(source.Items(bytes), source, result);
        var target = await KafkaTarget.OpenAsync(kafka, result, cancellationToken).ConfigureAwait(false);
        await using (target.ConfigureAwait(false))
        {
            return await Replaying.RunAsync(items, target, pace.Of(result), source.Problems, console, result.GetValue(quiet), cancellationToken).ConfigureAwait(false);
        }
    }
}
