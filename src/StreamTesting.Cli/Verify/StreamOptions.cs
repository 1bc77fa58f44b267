using System.CommandLine;
using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Which stream the consumer was given: a plan and its seed, or a truth file, whose header has both.</summary>
internal sealed class StreamOptions
{
    private readonly Option<string?> _plan = Opt.Text("--plan", "FILE", "The plan of the stream as JSON, with --seed (generate DOMAIN ... --print-plan prints it).");
    private readonly Option<string?> _truth = Opt.Text("--truth", "FILE", "The truth file of the stream, instead of a plan and a seed.");
    private readonly Option<long?> _partitions = Opt.Whole("--partitions", "Over how many partitions the stream was injected; those of the plan by default.", null, 1, 10_000);
    private readonly SeedOption _seed = new(isKnown: true);

    private readonly Option<string?> _topic = Opt.Text("--source-topic", "TOPIC", "The one topic of the stream that the consumer reads, where the stream has several; all of them by default.");

    public IEnumerable<Option> All => [.. OfStream, _topic];

    /// <summary>What names the stream, whichever of its topics is read.</summary>
    public IEnumerable<Option> OfStream => [_plan, _seed.Option, _truth, _partitions];

    public GivenStream Of(ParseResult result, CancellationToken cancellationToken)
    {
        var stream = Stream(result, cancellationToken);
        return result.GetValue(_topic) is not { } topic || stream.Plan.Domain.Topics.Contains(topic)
            ? new GivenStream(stream, result.GetValue(_topic), cancellationToken)
            : throw CliException.Usage(stream.Plan.Domain.Topics is [""]
                ? $"--source-topic is '{topic}'; the stream has one topic, without a name: leave it out."
                : $"--source-topic is '{topic}'; the stream has the topics {string.Join(", ", stream.Plan.Domain.Topics)}.");
    }

    public Option Partitions => _partitions;

    public string? TruthFile(ParseResult result) => result.GetValue(_truth);

    /// <summary>How the stream is made again, and its events are explained.</summary>
    public ReplayLines Replay(ParseResult result, GivenStream given) => result.GetValue(_truth) is { } truth
        ? new ReplayLines(truth, given.Origin, $"--truth {ShellText.Quoted(truth)}", result.GetValue(_partitions))
        : new ReplayLines(result.GetValue(_plan)!, given.Origin, null, result.GetValue(_partitions));

    private EventStream Stream(ParseResult result, CancellationToken cancellationToken)
    {
        var stream = (result.GetValue(_plan), result.GetValue(_truth), result.IsGiven(_seed.Option)) switch
        {
            ({ } plan, null, true) => PlanOptions.Read(plan).Generate(_seed.Of(result)),
            (null, { } truth, false) => OfTruth(truth, cancellationToken),
            _ => throw CliException.Usage($"{CommandOf(result)} needs the stream: --truth FILE, or --plan FILE and --seed SEED{(result.CommandResult.Command.Options.Any(option => option.Name == "--capture") ? ", or --capture FILE" : "")}."),
        };
        return result.GetValue(_partitions) is { } partitions ? stream.Over((int)partitions) : stream;
    }

    private static string CommandOf(ParseResult result)
    {
        var command = result.CommandResult.Command;
        return command.Parents.FirstOrDefault() is Command { Parents: var parents } parent && parents.Any() ? $"{parent.Name} {command.Name}" : command.Name;
    }

    /// <summary>Makes the stream of a truth file's header again, and holds every line of the file against it.</summary>
    private static EventStream OfTruth(string file, CancellationToken cancellationToken)
    {
        EventStream? stream = null;
        IEnumerator<TruthArrival>? made = null;
        foreach (var line in Injection.TruthFile.ReadLines(file))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (line is TruthHeader header)
            {
                stream = Made(file, header);
                made = TruthArrival.Of(stream).GetEnumerator();
            }
            else if (line is TruthArrival said && !(made!.MoveNext() && IsSame(said, made.Current)))
            {
                throw Other(file, line.Number, stream!);
            }
            else if (line is TruthSummary && made!.MoveNext())
            {
                throw Other(file, line.Number, stream!);
            }
        }

        made!.Dispose();
        return stream!;
    }

    private static EventStream Made(string file, TruthHeader header)
    {
        try
        {
            return StreamPlan.FromJson(header.PlanJson, DomainCatalogs.All).Generate(Seed.Parse(header.Seed));
        }
        catch (FormatException e)
        {
            throw new CliException(ExitCodes.BadInput, $"{file}, line 1: {Failures.Sentence(e)}");
        }
    }

    private static bool IsSame(TruthArrival said, TruthArrival made) =>
        (said.EventId, said.Key, said.Topic, said.Partition, said.Offset, said.ArrivalTime, said.FirstPosition, said.Poison)
        == (made.EventId, made.Key, made.Topic, made.Partition, made.Offset, made.ArrivalTime, made.FirstPosition, made.Poison);

    private static CliException Other(string file, long line, EventStream stream) => new(
        ExitCodes.BadInput,
        FormattableString.Invariant($"{file}, line {line}: the header's plan and seed ({stream.Seed}) make another arrival here: the file was changed, or made by another version."));
}
