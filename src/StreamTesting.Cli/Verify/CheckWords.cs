using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>The checks that <c>verify</c> knows, and their options.</summary>
internal sealed class CheckWords
{
    public const string Dedup = "dedup";
    public const string NoLoss = "no-loss";
    public const string Order = "order";

    private static readonly string[] All =
        [Dedup, NoLoss, Order, LateOptions.Word, LateOptions.Accepted, LateOptions.SideOutput, WindowOptions.Word, DeadLetterOptions.Word, BalanceOptions.Word, WatermarkOptions.Word, HistoryOptions.Word];

    private readonly Option<string[]> _checks = Opt.Many("--check", "CHECK", $"What is checked, several apart by commas: {string.Join(", ", All)}. [default: {Dedup}]");
    private readonly Option<string?> _keep = Opt.Word("--keep", "dedup: which of several arrivals of an id is kept, where they conflict and --position-field tells.", "first", "first", "last", "any");
    private readonly Option<string?> _position = Opt.Text("--position-field", "PATH", "dedup, dead-letter: the position of the arrival that the output was made of.");
    private readonly HorizonOptions _horizon = new();
    private readonly EngineOptions _engine = new();
    private readonly LateOptions _late;
    private readonly WindowOptions _windows;
    private readonly DeadLetterOptions _deadLetter;
    private readonly BalanceOptions _balance;
    private readonly WatermarkOptions _watermark;
    private readonly HistoryOptions _history = new();

    /// <param name="key">Where the key of an output stands.</param>
    public CheckWords(Option<string?> key)
    {
        _late = new LateOptions(_engine);
        _deadLetter = new DeadLetterOptions(_position);
        _windows = new WindowOptions(_engine, _deadLetter, key);
                _balance = new BalanceOptions(_engine);
        _watermark = new WatermarkOptions(_engine);
    }

    public IEnumerable<Option> Options => [_checks, .. _engine.All, _keep, _position, .. _horizon.All, .. _windows.All, .. _deadLetter.All, .. _balance.All, .. _watermark.All, .. _history.All];

    public IReadOnlyList<CheckWord> Of(ParseResult result)
    {
        var words = (result.GetValue(_checks) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToList();
        var checks = (words.Count == 0 ? [Dedup] : words).Select(word => Of(word, result)).ToList();
        return checks.Count > 1 && checks.Find(check => check.LooksAt is not null) is { } alone
            ? throw CliException.Usage($"--check {alone.Word} looks at {alone.LooksAt}, not at outputs of events: run it by itself.")
            : checks;
    }

    public OutputFields Fields(ParseResult result, IReadOnlyList<CheckWord> checks, OutputFields fields) => fields with
    {
        Position = checks.Any(check => check.Word == Dedup) ? result.GetValue(_position) : null,
        Value = checks.Select(check => check.Read).FirstOrDefault(read => read is not null),
    };

    public bool MayBeCutOff(ParseResult result) => _history.MayBeCutOff(result);

    private CheckWord Of(string word, ParseResult result) => word switch
    {
        Dedup => CheckWord.Of(word, truth => new Deduplication<OutputLine>(truth, line => line.Id)
        {
            Keep = Enum.Parse<Keep>(result.GetValue(_keep)!, ignoreCase: true),
            PositionBy = result.GetValue(_position) is null ? null : output => output.Value.Position,
            Horizon = _horizon.Of(result),
        }) with { NeedsAll = true },
        NoLoss => CheckWord.Of(word, truth => new NoLoss<OutputLine>(truth, line => line.Id)) with { NeedsAll = true },
        Order => CheckWord.Of(word, truth => new OrderPerKey<OutputLine>(truth, line => line.Id)),
        LateOptions.Word => _late.Of(result),
        LateOptions.Accepted => _late.OfAccepted(result),
        LateOptions.SideOutput => _late.OfSideOutput(result),
        WindowOptions.Word => _windows.Of(result),
        DeadLetterOptions.Word => _deadLetter.Of(result),
        BalanceOptions.Word => _balance.Of(result),
        WatermarkOptions.Word => _watermark.Of(result),
        HistoryOptions.Word => _history.Of(result),
        _ => throw CliException.Usage($"--check is '{word}'; it must be one of {string.Join(", ", All)}."),
    };
}
