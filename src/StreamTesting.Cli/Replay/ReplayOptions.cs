using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>What is read of a file, and which part of it.</summary>
internal sealed class ReplayOptions(CliConsole console)
{
    private readonly Option<string?> _format = Opt.Word("--input-format", "What the file is; by its name by default.", "auto", "auto", "csv", "jsonl");
    private readonly Option<string?> _time = Opt.Text("--time-field", "FIELD", "The column, or the path of the member, that has the time.");
    private readonly Option<string?> _timeFormat = Opt.Text("--time-format", "FORMAT", "How times stand in a CSV, as .NET writes formats (dd/MM/yyyy HH:mm); ISO 8601 by default.");
    private readonly Option<string?> _order = Opt.Word("--order", "By time (which needs memory for all of it), or as in the file. A CSV with --time-field goes by time by default.", "auto", "auto", "time", "file");
    private readonly Option<string?> _separator = Opt.Text("--separator", "CHARACTER", "What stands between the cells of a CSV.", ",");
    private readonly Option<bool> _text = Opt.Flag("--text", "Cells that are numbers stay texts, and empty ones empty texts; else they become numbers and null.");
    private readonly Option<DateTimeOffset?> _from = Opt.Moment("--from", "Leaves out what happened before.");
    private readonly Option<DateTimeOffset?> _to = Opt.Moment("--to", "Leaves out what happened then or later.");
    private readonly Option<long?> _limit = Opt.Whole("--limit", "How many at the most.");
    private readonly Option<string?> _bad = BadLines.Option();

    public IEnumerable<Option> All => [_format, _time, _timeFormat, _order, _separator, _text, _from, _to, _limit, _bad];

    public ReplayFile Source(string path, ParseResult result, string? keyField = null)
    {
        var separator = result.GetValue(_separator)!;
        if (separator == "\\t")
        {
            separator = "\t";
        }

        if (separator.Length != 1 || separator[0] is '"' or '\n')
        {
            throw CliException.Usage($"--separator is '{separator}'; it must be one character, for example ; or \\t.");
        }

        var isCsv = result.GetValue(_format) switch
        {
            "csv" => true,
            "jsonl" => false,
            _ => path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase),
        };
        return new ReplayFile(path, result.GetValue(_time), keyField, BadLines.Of(path, result.GetValue(_bad), console))
        {
            TimeFormat = result.GetValue(_timeFormat),
            Separator = separator[0],
            IsCsv = isCsv,
            TextOnly = result.GetValue(_text),
        };
    }

    public IEnumerable<ReplayItem> Chosen(IEnumerable<ReplayItem> items, ReplayFile source, ParseResult result)
    {
        var (from, to, order) = (result.GetValue(_from), result.GetValue(_to), result.GetValue(_order));
        if (to <= from)
        {
            throw CliException.Usage($"--to is {Moments.Text(to!.Value)}; it must lie after --from, {Moments.Text(from!.Value)}.");
        }

        if (source.TimeField is null && (from is not null || to is not null || order == "time"))
        {
            throw CliException.Usage("--from, --to and --order time go by the times of the file: name them with --time-field.");
        }

        var chosen = items.Where(item => (from is null || item.Time >= from) && (to is null || item.Time < to));
        chosen = order == "time" || (order == "auto" && source.IsCsv && source.TimeField is not null) ? chosen.OrderBy(item => item.Time) : chosen;
        return result.GetValue(_limit) is { } limit ? chosen.Take((int)Math.Min(limit, int.MaxValue)) : chosen;
    }
}
