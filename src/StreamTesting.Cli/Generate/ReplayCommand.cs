using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary><c>replay</c>: a CSV or JSON-lines file at a pace, to standard output, a file or Kafka.</summary>
internal static class ReplayCommand
{
    public static Command Make(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A CSV (.csv) whose first row names the columns, or JSON lines; - is standard input." };
        var input = new ReplayOptions(console);
        var pace = new PaceOptions();
        var kafka = new KafkaOptions("events");
        var output = Opt.Text("--output", "FILE", "Where to; - is standard output, the default without Kafka.");
        var quiet = Opt.Flag("--quiet", "Says nothing but errors.");
        var command = new Command("replay", "Replays a CSV by a time column, or a JSON-lines file: at a rate, at a speed-up, or as fast as possible.") { file, output, quiet };
        input.All.Concat(pace.All).Concat(kafka.All).ToList().ForEach(command.Add);
        command.SetAction(async (result, cancellationToken) =>
        {
            var path = result.GetValue(file)!;
            var source = input.Source(path, result, kafka.KeyField(result));
            var way = pace.Of(result);
            kafka.RefuseWithoutServers(result);
            if (result.IsGiven(pace.BySpeedUp) && source.TimeField is null)
            {
                throw CliException.Usage("--speed-up goes by the times of the file: name them with --time-field.");
            }

            using var bytes = path == "-" ? console.Input : File.OpenRead(path);
            var items = input.Chosen(source.Items(bytes), source, result);
            var target = await TargetAsync(result, result.GetValue(output), kafka, console, cancellationToken).ConfigureAwait(false);
            await using (target.ConfigureAwait(false))
            {
                return await Replaying.RunAsync(items, target, way, source.Problems, console, result.GetValue(quiet), cancellationToken).ConfigureAwait(false);
            }
        });
        return command;
    }

    private static async Task<IReplayTarget> TargetAsync(ParseResult result, string? output, KafkaOptions kafka, CliConsole console, CancellationToken cancellationToken)
    {
        if (kafka.IsGiven(result))
        {
            return output is null
                ? await KafkaTarget.OpenAsync(kafka, result, cancellationToken).ConfigureAwait(false)
                : throw CliException.Usage("replay goes to one place: leave --output or --kafka-bootstrap out.");
        }

        return output is null or "-" ? new StreamTarget(console.Output) : new FileTarget(output);
    }
}
