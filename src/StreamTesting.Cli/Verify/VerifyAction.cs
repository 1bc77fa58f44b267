using System.CommandLine;

namespace StreamTesting.Cli;

/// <summary>Makes the stream again, reads what the consumer put out, and says what the checks found.</summary>
internal sealed class VerifyAction
{
    private readonly Argument<string?> _file;
    private readonly CliConsole _console;
    private readonly StreamOptions _stream = new();
    private readonly CheckWords _checks;
    private readonly DivisionOptions _division = new();
    private readonly TopicOptions _topic = new();
    private readonly Option<string?> _id = Opt.Text("--id-field", "PATH", "The id of the event that an output is about; names apart by dots.", "event_id");
    private readonly Option<string?> _key = Opt.Text("--key-field", "PATH", "The key of an output, or who reports: a topic's own by default.");
    private readonly Option<string?> _partition = Opt.Text("--partition-field", "PATH", "The partition that a line came out in, where lines tell; a topic's own.");
    private readonly Option<string?> _offset = Opt.Text("--offset-field", "PATH", "Its offset there, where lines tell; a topic's own.");
    private readonly Option<string?> _verdict = Opt.Text("--verdict", "FILE", "Writes the verdict as JSON (docs/verdict.schema.json).");
    private readonly Option<string?> _bad = BadLines.Option();
    private readonly Option<bool> _quiet = Opt.Flag("--quiet", "Shows no progress.");

    public VerifyAction(Argument<string?> file, CliConsole console)
    {
        _file = file;
        _console = console;
        _checks = new CheckWords(_key);
    }

    public IEnumerable<Option> Options =>
        [.. _stream.All, .. _checks.Options, _id, _key, _partition, _offset, .. _topic.All, .. _division.All, _verdict, _bad, _quiet];

    public async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        var checks = _checks.Of(result);
        var given = await Task.Run(() => _stream.Of(result, cancellationToken), cancellationToken).ConfigureAwait(false);
        var division = _topic.IsShared(result) ? Division.Partitions(given.Partitions, Enumerable.Range(0, given.Partitions)) : _division.Of(result, given.Partitions);
        var source = Source(result, division, checks);
        var reader = new OutputReader(Fields(result, checks));
        var problems = BadLines.Of(source.Name, result.GetValue(_bad), _console);
        var judge = await Task.Run(() => new OutputJudge(given, division, checks, cancellationToken), cancellationToken).ConfigureAwait(false);
        var read = await Progress.ShowAsync(
            _console,
            result.GetValue(_quiet),
            false,
            progress => OutputReading.RunAsync(source, new OutputTaker(judge, reader, problems, _console.Time, progress), cancellationToken),
            "outputs").ConfigureAwait(false);
        problems.Tell();
        if (read.ExitCode == ExitCodes.Failed)
        {
            _console.Say("error: " + read.Problem);
        }

        var parts = judge.Complete(read.Ending, read.Problem)
            .Where(part => source is not GroupSource group || group.Judged.Contains(part.Key))
            .OrderBy(part => part.Key)
            .Select((part, i) => KeyValuePair.Create(part.Key, new PartVerdicts(part.Value, i == 0 ? problems.Count : 0)))
            .ToDictionary();
        if (parts.Count == 0)
        {
            throw new CliException(read.ExitCode ?? ExitCodes.Undecided, "This worker judged no partition: other workers of its group have judged them all, or an earlier verification by that name did.");
        }

        var document = new VerdictDocument(given.Origin, division, parts) { Topic = given.Topic };
        return Tell(document, judge, source, read.ExitCode, result, given);
    }

    private int Tell(VerdictDocument document, OutputJudge judge, IOutputSource source, int? exitCode, ParseResult result, GivenStream given)
    {
        VerdictText.Write(_console, VerdictText.Of(document, _ => Truth(judge, document.Division, given), _stream.Replay(result, given), source.Name, _topic.Within(result)));
        if (result.GetValue(_verdict) is { } path)
        {
            VerdictWriter.Write(document, path);
        }

        return judge.IsOfAnotherStream
            ? throw new CliException(
                ExitCodes.BadInput,
                $"None of the {judge.Taken} outputs has the id of an event of this stream (seed {document.Origin.Seed}, {document.Origin.Plan}); the first is '{judge.FirstUnknown}'. They are of another run, or --id-field is not where the event's id is.")
            : exitCode ?? VerdictExit.CodeOf(document.OutcomeHere);
    }

    private static GroundTruth Truth(OutputJudge judge, Division division, GivenStream given) => judge.Parts.Count == 1
        ? judge.Parts.Values.Single().Truth
        : given.Of(arrival => judge.Parts.ContainsKey(division.PartOf(arrival)));

    private OutputFields Fields(ParseResult result, IReadOnlyList<CheckWord> checks) => _checks.Fields(result, checks, new OutputFields
    {
        Id = checks.All(check => check.IsById) ? result.GetValue(_id) : null,
        Partition = result.GetValue(_partition),
        Offset = result.GetValue(_offset),
        Key = result.GetValue(_key),
    });

    private IOutputSource Source(ParseResult result, Division division, IReadOnlyList<CheckWord> checks)
    {
        if (_topic.Within(result) is not null && !checks.Any(check => check.NeedsAll))
        {
            throw CliException.Usage($"--within waits for events that are missing, which --check {CheckWords.Dedup} or {CheckWords.NoLoss} knows.");
        }

        if (division.By == Division.ByKey && checks.FirstOrDefault(check => check.WhyNotByKey is not null) is { } whole)
        {
            throw CliException.Usage($"--check {whole.Word} can't be cut by --part: {whole.WhyNotByKey}.");
        }

        if (_topic.Source(result, division, _division.IsGiven(result), _console.Time) is { } topic)
        {
            return checks[0].Word == HistoryOptions.Word ? throw CliException.Usage("--check history reads a history file, not a topic: leave --kafka-bootstrap out.")
                : result.GetValue(_file) is null ? topic
                : throw CliException.Usage("verify reads one place: leave the file or --kafka-bootstrap out.");
        }

        if (checks[0].Word == HistoryOptions.Word)
        {
            return new HistorySource(result.GetValue(_file) ?? "-", _checks.MayBeCutOff(result), _console);
        }

        return division.By != Division.ByPartition || result.GetValue(_partition) is not null
            ? new LineSource(result.GetValue(_file) ?? "-", _console)
            : throw CliException.Usage("--partition needs to know in which partition a line came out: --partition-field PATH, or a topic.");
    }
}
