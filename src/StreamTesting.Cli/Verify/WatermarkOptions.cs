using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace StreamTesting.Cli;

/// <summary>The watermarks that a consumer had, and what it had consumed by then.</summary>
internal sealed class WatermarkOptions(EngineOptions engine)
{
    public const string Word = "watermark";

    private readonly Option<string?> _watermark = Opt.Text("--watermark-field", "PATH", "watermark: the watermark or stream time, as ISO 8601 or in ms since 1970. Its reporter is --key-field.", "watermark");
    private readonly Option<string?> _consumed = Opt.Text("--consumed-field", "PATH", "watermark: how many arrivals of each partition were consumed before it, as {\"0\": 12, \"1\": 7}.");
    private readonly Option<string?> _idle = Opt.Text("--idle-field", "PATH", "watermark: the partitions taken for idle, as [1, 2].");

    private readonly Option<string?> _idleAtEnd = Opt.Text("--idle-at-end", "LIST", "watermark: partitions that it must take for idle by the end, for example 0,2, so that none of them holds the watermark back.");
    private readonly Option<TimeSpan?> _behind = Opt.Time("--may-stay-behind", "watermark: how far its last watermark may stay behind.", TimeSpan.Zero);

    public IEnumerable<Option> All => [_watermark, _consumed, _idle, _idleAtEnd, _behind];

    public CheckWord Of(ParseResult result)
    {
        var profile = engine.Profile(result) ?? throw CliException.Usage($"--check {Word} needs --engine, for the rules of its clock.");
        return new CheckWord(Word, given => _ => new WatermarkProgress<OutputLine>(given.Truth, profile, line => (WatermarkReading)line.Value.Value!)
        {
            IdleAtTheEnd = Partitions.Of(_idleAtEnd.Name, result.GetValue(_idleAtEnd), given.Partitions),
            MayStayBehind = result.GetValue(_behind)!.Value,
        })
        {
            LooksAt = "watermarks",
            Read = line => Read(line, result),
            Route = (_, division) => report => new PartRoute(division.By == Division.ByKey ? division.PartOfKey(report.Key ?? "") : null, ""),
        };
    }

    private WatermarkReading Read(JsonElement line, ParseResult result) => new(OutputValues.Milliseconds(line, result.GetValue(_watermark)!, "--watermark-field"))
    {
        Consumed = result.GetValue(_consumed) is { } consumed ? Consumed(line, consumed) : null,
        Idle = result.GetValue(_idle) is { } idle ? [.. OutputValues.Items(line, idle, "--idle-field").Select(item => (int)OutputValues.NumberOf(item, $"an item of {idle}", "--idle-field", int.MaxValue))] : null,
    };

    private static Dictionary<int, long> Consumed(JsonElement line, string path)
    {
        var value = OutputValues.Needed(line, path, "--consumed-field");
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw OutputValues.Problem($"its {path} is {OutputValues.Shown(value)} (--consumed-field); it must be an object from partitions to numbers.");
        }

        var consumed = new Dictionary<int, long>();
        foreach (var member in value.EnumerateObject())
        {
            consumed[int.TryParse(member.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
                ? partition
                : throw OutputValues.Problem($"its {path} has a member '{member.Name}' (--consumed-field), which is no partition.")] =
                OutputValues.NumberOf(member.Value, $"{path}.{member.Name}", "--consumed-field", long.MaxValue);
        }

        return consumed;
    }
}
