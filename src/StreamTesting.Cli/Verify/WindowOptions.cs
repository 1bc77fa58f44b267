using System.CommandLine;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>The windows that a consumer put out.</summary>
internal sealed class WindowOptions(EngineOptions engine, DeadLetterOptions source, Option<string?> key)
{
    public const string Word = "windows";

    private readonly Option<string?> _start = Opt.Text("--window-start-field", "PATH", "windows: its start, as ISO 8601 or in ms since 1970. Its key is --key-field.", "window_start");
    private readonly Option<string?> _end = Opt.Text("--window-end-field", "PATH", "windows: its end; sessions need it.");
    private readonly Option<string?> _ids = Opt.Text("--ids-field", "PATH", "windows: the ids of the events in it, as an array.");
    private readonly Option<string?> _count = Opt.Text("--count-field", "PATH", "windows: how many events are in it.");
    private readonly Option<string?> _sum = Opt.Text("--sum-field", "PATH", "windows: the sum over the events in it, with --sum-of.");
    private readonly Option<string?> _sumOf = Opt.Text("--sum-of", "PATH", "windows: what is summed, as a path into the events, for example payload.amount; an event without it counts 0.");
    private readonly Option<long?> _decimals = Opt.Whole("--sum-decimals", "windows: to how many decimals sums are compared.", 6, 0, 15);
    private readonly Option<bool> _panes = Opt.Flag("--pane-by-pane", "windows: judges each result in its turn, not only what stands in the end.");
    private readonly Option<bool> _flush = Opt.Flag("--flushes-at-end", "windows: the consumer closes all its windows at the end, so that all must come out.");

    public IEnumerable<Option> All => [_start, _end, _ids, _count, _sum, _sumOf, _decimals, _panes, _flush];

    public CheckWord Of(ParseResult result)
    {
        engine.CheckWindows(result);
        if (result.GetValue(key) is null || (result.GetValue(_ids) ?? result.GetValue(_count) ?? result.GetValue(_sum)) is null || result.GetValue(_sum) is null != result.GetValue(_sumOf) is null)
        {
            throw CliException.Usage($"--check {Word} needs --key-field, and what is in a window: --ids-field, --count-field, or --sum-field with --sum-of.");
        }

        var decimals = (int)result.GetValue(_decimals)!.Value;
        return new CheckWord(Word, given => Make(result, given, decimals)) { LooksAt = "windows", Read = line => Read(line, result, decimals), Route = WindowRoute.Of };
    }

    private Func<GroundTruth, ICheck<OutputLine>> Make(ParseResult result, GivenStream given, int decimals)
    {
        source.CheckTopics(Word, result, given);
        var whole = engine.Windows(result, given);
        var topic = given.TopicOr(null);
        return part => new WindowAggregation<OutputLine>(given.Told(whole, part), line => (WindowResult)line.Value.Value! is { Topic.Length: > 0 } named ? named : (WindowResult)line.Value.Value! with { Topic = topic })
        {
            ValueOf = result.GetValue(_sumOf) is { } path ? arrivals => decimal.Round(arrivals.Sum(arrival => ArrivalValues.Number(arrival, path)), decimals) : null,
            PaneByPane = result.GetValue(_panes),
            FlushesAtTheEnd = result.GetValue(_flush),
        };
    }

    private WindowResult Read(JsonElement line, ParseResult result, int decimals) => new(
        OutputValues.Id(line, result.GetValue(key)!, "--key-field"), OutputValues.CalendarMilliseconds(line, result.GetValue(_start)!, "--window-start-field"))
    {
        Topic = source.Topic(line, result) ?? "",
        EndMs = result.GetValue(_end) is { } end ? OutputValues.CalendarMilliseconds(line, end, "--window-end-field") : null,
        Ids = result.GetValue(_ids) is { } ids ? [.. OutputValues.Items(line, ids, "--ids-field").Select(item => OutputValues.IdOf(item, $"an item of {ids}", "--ids-field"))] : null,
        Count = OutputValues.Number(line, result.GetValue(_count), "--count-field"),
        Value = result.GetValue(_sum) is { } sum ? decimal.Round(OutputValues.Decimal(line, sum, "--sum-field"), decimals) : null,
    };
}
