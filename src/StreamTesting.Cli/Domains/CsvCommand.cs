using System.CommandLine;
using StreamTesting.Domains;

namespace StreamTesting.Cli;

/// <summary>Any CSV as a domain, so that its rows can be late, duplicated and out of order, with their truth.</summary>
internal sealed class CsvCommand() : DomainCommand("csv", "The rows of a CSV by a time column, as events that disorder steps apply to. (replay puts them out as they are.)")
{
    private readonly Option<string?> _file = Opt.Text("--file", "FILE", "The CSV; its first row names the columns.");
    private readonly Option<string?> _time = Opt.Text("--time-column", "COLUMN", "When a row happened.");
    private readonly Option<string?> _key = Opt.Text("--key-column", "COLUMN", "What it is about.");
    private readonly Option<string?> _type = Opt.Text("--event-type", "TYPE", "What kind of events the rows are.", "row");
    private readonly Option<string?> _source = Opt.Text("--source-system", "NAME", "What the events say of their source; nothing by default.");
    private readonly Option<long?> _bad = Opt.Whole("--max-bad-rows", "How many bad rows are left out before the file is refused; any number by default.");

    public override IEnumerable<Option> Options => [_file, _time, _key, _type, _source, _bad];

    public override StreamPlan Plan(ParseResult result) => new(new CsvReplay(Needed(result, _file), Needed(result, _time), Needed(result, _key))
    {
        EventType = result.GetValue(_type)!,
        SourceSystem = result.GetValue(_source),
        MostBadRows = result.GetValue(_bad),
    });

    public override IEnumerable<string> Notes(StreamPlan plan) => plan.Domain is CsvReplay replay ? [replay.Report().ToString()] : [];

    private static string Needed(ParseResult result, Option<string?> option) =>
        result.GetValue(option) ?? throw CliException.Usage($"generate csv needs {option.Name}.");
}
