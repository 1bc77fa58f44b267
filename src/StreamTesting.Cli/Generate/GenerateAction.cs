using System.CommandLine;
using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Generates one stream, with the options that all domains share.</summary>
internal sealed class GenerateAction(SeedOption seed, DisorderOptions disorder, string topic, CliConsole console)
{
    private readonly OutputOptions _output = new();
    private readonly PaceOptions _pace = new();
    private readonly KafkaOptions _kafka = new(topic);
    private readonly Option<long?> _partitions = Opt.Whole("--partitions", "Over how many partitions the keys of each topic are spread.", 1, 1, 10_000);
    private readonly Option<string[]> _set = Opt.Many("--set", "NAME=VALUE", "Sets any option of the domain by its name in a plan's JSON.");
    private readonly Option<bool> _printPlan = Opt.Flag("--print-plan", "Prints the plan as JSON and generates nothing.");
    private readonly Option<bool> _now = Opt.Flag("--now", "Shifts all moments of the plan so that the first arrival is now; with --speed-up 1 the stream goes on as it happens.");
    private readonly Option<bool> _quiet = Opt.Flag("--quiet", "Says nothing but errors.");

    public IEnumerable<Option> Options => [seed.Option, .. disorder.All, _partitions, .. _output.All, .. _pace.All, .. _kafka.All, .. _kafka.OfStreams, _set, _now, _printPlan, _quiet];

    public async Task<int> RunAsync(
        ParseResult result,
        Func<StreamPlan> read,
        Func<ParseResult, StreamPlan, IEnumerable<IArrivalSink>> more,
        Func<StreamPlan, IEnumerable<string>> notes,
        CancellationToken cancellationToken)
    {
        var plan = Plan(result, read());
        if (result.GetValue(_printPlan))
        {
            console.Write(plan.ToJson() + "\n");
            return ExitCodes.Ok;
        }

        _kafka.RefuseWithoutServers(result);
        if (plan.Domain is RetailSales { Count: null, Duration: null } && _output.FileOption(result) is { } option)
        {
            throw CliException.Usage($"The stream has no end, and {option} gets its name at the end only: write to standard output or Kafka, or give it an end (--duration, --n-happenings).");
        }

        var quiet = result.GetValue(_quiet);
        var stream = plan.Generate(seed.Of(result));
        stream = result.GetValue(_now) ? stream.StartingAt(console.Time.GetUtcNow(), DomainCatalogs.All) : stream;
        var options = _output.Options(result) with { Pace = _pace.Of(result), Time = console.Time };
        IEnumerable<IArrivalSink> kafka = _kafka.IsGiven(result) ? [new KafkaSink(_kafka, result, console.Time)] : [];
        var sinks = _output.Sinks(result, console, more(result, plan).Concat(kafka));
        Say(quiet, $"{plan}, in {Counted(plan.Partitions, "partition")}{(options.Shard.IsWhole ? "" : $", shard {options.Shard}")}");
        Say(quiet, $"seed {stream.Seed}");
        (_kafka.Warning(result) is { } warning ? notes(plan).Append(warning) : notes(plan)).ToList().ForEach(note => Say(quiet, note.TrimEnd()));
        var written = await Progress.ShowAsync(
            console, quiet, OutputOptions.IsToOutput(sinks), progress => stream.WriteToAsync(sinks, options with { Progress = progress }, cancellationToken)).ConfigureAwait(false);
        Say(quiet, written.ToString());
        written.Notes.ToList().ForEach(note => Say(quiet, "note: " + note));
        return ExitCodes.Ok;
    }

    private StreamPlan Plan(ParseResult result, StreamPlan read)
    {
        var plan = PlanOptions.Set(read, result.GetValue(_set) ?? []);
        if (result.IsGiven(_partitions) && _kafka.Partitions(result) is { } ofKafka && ofKafka != result.GetValue(_partitions))
        {
            throw CliException.Usage($"--partitions is {result.GetValue(_partitions)} and --kafka-partitions {ofKafka}; a stream has one number of partitions, so leave one of them out.");
        }

        var partitions = result.IsGiven(_partitions) ? (int?)result.GetValue(_partitions) : _kafka.Partitions(result);
        plan = partitions is { } count ? plan.Over(count) : plan;
        return disorder.Apply(plan, result);
    }

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private void Say(bool quiet, string line)
    {
        if (!quiet)
        {
            console.Say(line);
        }
    }
}
