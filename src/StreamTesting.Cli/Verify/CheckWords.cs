using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>The checks that <c>verify</c> knows, and their options.</summary>
internal sealed class CheckWords
{
    public const string Dedup = "dedup";
    public const string NoLoss = "no-loss";
    public const string Order = "order";
    public const string DeadLetter = "dead-letter";

    private static readonly string[] All = [Dedup, NoLoss, Order, DeadLetter];

    private readonly Option<string[]> _checks = Opt.Many("--check", "CHECK", $"What is checked, several apart by commas: {string.Join(", ", All)}. [default: {Dedup}]");
    private readonly Option<string?> _keep = Opt.Word("--keep", "dedup: which of several arrivals of an id is kept, where they conflict and --position-field tells.", "first", "first", "last", "any");
    private readonly Option<string?> _position = Opt.Text("--position-field", "PATH", "dedup, dead-letter: the position of the arrival that the output was made of.");
    private readonly Option<string?> _sourcePartition = Opt.Text("--source-partition-field", "PATH", "dead-letter: the partition that its arrival was read from.");
    private readonly Option<string?> _sourceOffset = Opt.Text("--source-offset-field", "PATH", "dead-letter: the offset of its arrival in that partition.");

    public IEnumerable<Option> Options => [_checks, _keep, _position, _sourcePartition, _sourceOffset];

    public IReadOnlyList<CheckWord> Of(ParseResult result)
    {
        var words = (result.GetValue(_checks) ?? []).SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)).Distinct().ToList();
        var checks = (words.Count == 0 ? [Dedup] : words).Select(word => Of(word, result)).ToList();
        return checks.Count > 1 && checks.Exists(check => !check.IsById)
            ? throw CliException.Usage($"--check {DeadLetter} looks at dead letters, not at outputs: run it by itself.")
            : checks;
    }

    public OutputFields Fields(ParseResult result, OutputFields fields) => fields with
    {
        Position = result.GetValue(_position),
        SourcePartition = result.GetValue(_sourcePartition),
        SourceOffset = result.GetValue(_sourceOffset),
    };

    private CheckWord Of(string word, ParseResult result) => word switch
    {
        Dedup => new CheckWord(word, truth => new Deduplication<OutputLine>(truth, line => line.Id)
        {
            Keep = Enum.Parse<Keep>(result.GetValue(_keep)!, ignoreCase: true),
            PositionBy = result.GetValue(_position) is null ? null : output => output.Value.Position,
        }) { NeedsAll = true },
        NoLoss => new CheckWord(word, truth => new NoLoss<OutputLine>(truth, line => line.Id)) { NeedsAll = true },
        Order => new CheckWord(word, truth => new OrderPerKey<OutputLine>(truth, line => line.Id)),
        DeadLetter when Letter(result) is { } by => new CheckWord(word, truth => new DeadLetters<OutputLine>(truth, by)) { IsById = false },
        _ => throw CliException.Usage($"--check is '{word}'; it must be one of {string.Join(", ", All)}."),
    };

    private Func<Observed<OutputLine>, DeadLetter?> Letter(ParseResult result) =>
        (result.GetValue(_position), result.GetValue(_sourcePartition), result.GetValue(_sourceOffset)) switch
        {
            ({ }, null, null) => letter => StreamTesting.DeadLetter.OfPosition(letter.Value.Position!.Value),
            (null, { }, { }) => letter => StreamTesting.DeadLetter.At(letter.Value.SourcePartition!.Value, letter.Value.SourceOffset!.Value),
            _ => throw CliException.Usage($"--check {DeadLetter} needs to know of which arrival a dead letter is: --position-field, or --source-partition-field and --source-offset-field."),
        };
}
