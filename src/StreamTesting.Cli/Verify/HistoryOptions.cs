using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>What the consumers of a group did, step by step, and what they promise.</summary>
internal sealed class HistoryOptions
{
    public const string Word = "history";

    private readonly Option<string?> _guarantee = Opt.Word("--guarantee", "history: what the consumers promise of each record.", "at-least-once", "at-least-once", "at-most-once", "exactly-once");
    private readonly Option<bool> _assigns = Opt.Flag("--assigns", "history: they take partitions by themselves and keep no offsets in a group.");
    private readonly Option<bool> _committed = Opt.Flag("--reads-committed", "history: they read committed records only; exactly-once does.");
    private readonly Option<bool> _end = Opt.Flag("--starts-at-end", "history: they begin at the end where their group has committed nothing.");
    private readonly Option<bool> _seek = Opt.Flag("--may-seek", "history: they may read what they want where they sought to.");
    private readonly Option<bool> _marks = Opt.Flag("--marks-processing", "history: it says of each record that it was processed.");
    private readonly Option<string[]> _allowed = Opt.Many("--allow", "ANOMALY", "history: an anomaly that is counted and allowed besides.");
    private readonly Option<bool> _cut = Opt.Flag("--may-be-cut-off", "history: the file may end anywhere, because its consumer was killed.");

    public IEnumerable<Option> All => [_guarantee, _assigns, _committed, _end, _seek, _marks, _allowed, _cut];

    public bool MayBeCutOff(ParseResult result) => result.GetValue(_cut);

    public CheckWord Of(ParseResult result)
    {
        var mode = Mode(result);
        return CheckWord.Of(Word, truth => new MappedCheck<HistoryStep>(new ConsumerReading(mode, truth))) with
        {
            LooksAt = "what consumers did", WhyNotByKey = "consumers read partitions, not keys: --partition cuts it",
        };
    }

    private ReadingMode Mode(ParseResult result)
    {
        var mode = result.GetValue(_guarantee) switch
        {
            "at-most-once" => ReadingMode.AtMostOnce,
            "exactly-once" => ReadingMode.ExactlyOnce,
            _ => ReadingMode.AtLeastOnce,
        };
        return (result.GetValue(_allowed) ?? []).Aggregate(mode, (known, anomaly) => known.Allowing(anomaly)) with
        {
            Assigns = result.GetValue(_assigns),
            ReadsCommitted = mode.ReadsCommitted || result.GetValue(_committed),
            StartsAtEnd = result.GetValue(_end),
            MaySeek = result.GetValue(_seek),
            MarksProcessing = result.GetValue(_marks),
        };
    }
}
