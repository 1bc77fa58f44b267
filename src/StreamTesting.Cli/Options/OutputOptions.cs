using System.CommandLine;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>Where the arrivals of a stream go.</summary>
internal sealed class OutputOptions
{
    private const string OutputName = "standard output";

    private readonly Option<string?> _output = Opt.Text("--output", "FILE", "All arrivals in one file, in arrival order; - is standard output, the default where nothing else is named.");
    private readonly Option<string?> _format = Layouts.Option();
    private readonly Option<string?> _byEventDate = Opt.Text("--by-event-date", "FOLDER", "A file YYYY-MM-DD.ndjson for each day on which events happened.");
    private readonly Option<string?> _byArrivalDate = Opt.Text("--by-arrival-date", "FOLDER", "A file YYYY-MM-DD.ndjson for each day on which something arrived.");
    private readonly Option<string?> _byTopic = Opt.Text("--by-topic", "FOLDER", "A file for each topic, named like it.");
    private readonly Option<string?> _truth = Opt.Text("--truth", "FILE", "What is true of each arrival, as JSON lines (docs/truth-file.md).");
    private readonly Option<string?> _stats = Opt.Text("--stats", "FILE", "Counts, as source 001's stats.json has them and more.");
    private readonly Option<bool> _inBand = Opt.Flag("--in-band-truth", "Adds a member _truth with its labels to each JSON object.");
    private readonly Option<string?> _shard = Opt.Text("--shard", "I/N", "Writes the i-th of n contiguous parts only: the parts' files one behind the other are those of the whole.");

    public IEnumerable<Option> All => [_output, _format, _byEventDate, _byArrivalDate, _byTopic, _truth, _stats, _inBand, _shard];

    public IReadOnlyList<IArrivalSink> Sinks(ParseResult result, CliConsole console, IEnumerable<IArrivalSink> more)
    {
        RefuseSamePlace(result);
        var layout = Layouts.Of(result.GetValue(_format));
        var sinks = more.ToList();
        Add(sinks, result.GetValue(_byEventDate), folder => Sink.ByEventDate(folder, layout));
        Add(sinks, result.GetValue(_byArrivalDate), folder => Sink.ByArrivalDate(folder, layout));
        Add(sinks, result.GetValue(_byTopic), folder => Sink.ByTopic(folder, layout));
        var isNamed = sinks.Count > 0;
        Add(sinks, result.GetValue(_truth), Sink.Truth);
        Add(sinks, result.GetValue(_stats), path => Sink.Stats(path));
        var output = result.GetValue(_output) ?? (isNamed ? null : "-");
        Put(sinks, output, path => path == "-" ? Sink.Stream(console.Output, layout, OutputName) : Sink.File(path, layout));
        return sinks;
    }

    /// <summary>The first option that names a file or folder; null where all goes to standard output.</summary>
    public string? FileOption(ParseResult result) =>
        Places.FirstOrDefault(option => result.GetValue(option) is { } path && path != "-" && !path.StartsWith("/dev/", StringComparison.Ordinal))?.Name;

    private IEnumerable<Option<string?>> Places => [_output, _truth, _stats, _byEventDate, _byArrivalDate, _byTopic];

    private void RefuseSamePlace(ParseResult result)
    {
        var named = Places.Select(option => (option.Name, Path: result.GetValue(option))).Where(place => place.Path is { Length: > 0 } and not "-" && !place.Path.StartsWith("/dev/", StringComparison.Ordinal));
        if (named.GroupBy(place => Path.GetFullPath(place.Path!), StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1)?.ToList() is { } twice)
        {
            throw CliException.Usage($"{twice[0].Name} and {twice[1].Name} are both '{twice[0].Path}'; give each a place of its own.");
        }
    }

    /// <summary>Whether standard output is among those sinks.</summary>
    public static bool IsToOutput(IReadOnlyList<IArrivalSink> sinks) => sinks.Any(sink => sink.Outputs.Any(output => output.Name == OutputName));

    public SinkOptions Options(ParseResult result) => new()
    {
        InBandTruth = result.GetValue(_inBand),
        Shard = result.GetValue(_shard) is not { } text ? Shard.Whole
            : Shard.TryParse(text, out var shard) ? shard
            : throw CliException.Usage($"--shard is '{text}'; it must be I/N with I from 1 to N, for example 2/7."),
    };

    private static void Add(List<IArrivalSink> sinks, string? path, Func<string, IArrivalSink> make)
    {
        if (path == "-")
        {
            throw CliException.Usage("- is standard output, and only --output goes there.");
        }

        Put(sinks, path, make);
    }

    private static void Put(List<IArrivalSink> sinks, string? path, Func<string, IArrivalSink> make)
    {
        if (path is not null)
        {
            sinks.Add(path.Length > 0 ? make(path) : throw CliException.Usage("A file or folder has an empty name."));
        }
    }
}
