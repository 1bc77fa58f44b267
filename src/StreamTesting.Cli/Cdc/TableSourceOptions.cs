using System.CommandLine;
using StreamTesting.Domains;
using StreamTesting.Injection;

namespace StreamTesting.Cli;

/// <summary>The changes that the consumer was given, and which of their tables is meant: of a recorded capture, or of a plan and its seed, or of a truth file.</summary>
internal sealed class TableSourceOptions
{
    private readonly Option<string?> _capture = Opt.Text("--capture", "FILE", "A recorded Debezium capture (docs/captures.md), instead of a plan and a seed.");
    private readonly Option<string?> _id = Opt.Text("--capture-id", "NAME", "The capture's name, where its file holds several.");
    private readonly Option<string?> _table = Opt.Text("--table", "TABLE", "The table, for example public.orders or orders; the only one by default.");
    private readonly StreamOptions _stream = new();

    public IEnumerable<Option> All => [_capture, _id, .. _stream.OfStream, _table];

    public KnownTable Of(ParseResult result, CancellationToken cancellationToken)
    {
        result.RefuseWithout(_capture, _id);
        if (result.GetValue(_capture) is not { } file)
        {
            var given = _stream.Of(result, cancellationToken);
            return OfStream(given.Stream, _stream.Replay(result, given), result.GetValue(_table));
        }

        if (_stream.OfStream.FirstOrDefault(result.IsGiven) is { } option)
        {
            throw CliException.Usage($"--capture is the changes as they were recorded; leave {option.Name} out.");
        }

        var capture = Load(file, result.GetValue(_id));
        var name = NameOf(capture.FinalTables.Keys, result.GetValue(_table), $"the capture '{capture.Id}'");
        var id = result.GetValue(_id) is { } known ? $" --capture-id {ShellText.Quoted(known)}" : "";
        return new KnownTable(capture.TruthOf(name), null, $"--capture {ShellText.Quoted(file)}{id}", $"{name} of the capture {capture.Id}")
        {
            PlaceOf = number => FormattableString.Invariant($"{capture.Records[number].Topic}, partition {capture.Records[number].Partition}, offset {capture.Records[number].Offset}"),
        };
    }

    /// <summary>As <see cref="Of"/>; null where the stream is about no tables.</summary>
    public KnownTable? Find(ParseResult result, CancellationToken cancellationToken) =>
        result.GetValue(_capture) is not null || Stream(result, cancellationToken).Plan.Domain is TableChanges or HotelGuests or CapturedChanges ? Of(result, cancellationToken) : null;

    public EventStream Stream(ParseResult result, CancellationToken cancellationToken) => _stream.Of(result, cancellationToken).Stream;

    /// <summary>The stream's arrivals: as a truth file has them, or made again.</summary>
    public IEnumerable<TruthArrival> Arrivals(ParseResult result, CancellationToken cancellationToken)
    {
        if (new Option[] { _capture, _table }.FirstOrDefault(result.IsGiven) is { } option)
        {
            throw CliException.Usage($"{option.Name} is of tables: give it with --key.");
        }

        return _stream.TruthFile(result) is { } file && !result.IsGiven(_stream.Partitions)
            ? TruthFile.ReadLines(file).OfType<TruthArrival>()
            : TruthArrival.Of(Stream(result, cancellationToken));
    }

    private static KnownTable OfStream(EventStream stream, ReplayLines replay, string? table)
    {
        var truth = stream.Plan.Domain is CapturedChanges changes ? ChangeTruth.Of(changes.Load().Id, changes.Load().FinalTables.Keys.Select(changes.Load().TruthOf)) : Tables(stream);
        var name = NameOf(truth.Tables.Keys, table, "the stream");
        return new KnownTable(truth.Of(name), stream, replay.Stream, $"{name} of seed {stream.Seed}, {stream.Plan}") { Replay = replay };
    }

    private static ChangeTruth Tables(EventStream stream)
    {
        try
        {
            return stream.Tables();
        }
        catch (ArgumentException e)
        {
            throw CliException.Usage(Failures.Sentence(e));
        }
    }

    private static DebeziumCapture Load(string file, string? id)
    {
        try
        {
            return id is null ? DebeziumCapture.Load(file) : DebeziumCapture.Load(file, id);
        }
        catch (CaptureFormatException e)
        {
            throw new CliException(ExitCodes.BadInput, e.Message.Contains("say which one", StringComparison.Ordinal) ? $"{e.Message} (--capture-id)" : e.Message);
        }
        catch (KeyNotFoundException e)
        {
            throw CliException.Usage($"--capture-id: {e.Message}");
        }
    }

    /// <summary>A table by its name, or by what stands behind the last dot of it, where that is of one alone.</summary>
    private static string NameOf(IEnumerable<string> names, string? asked, string owner)
    {
        var all = names.ToList();
        var found = asked is null ? all : all.Where(name => name == asked).DefaultIfEmpty(null).SelectMany(name => name is null ? all.Where(other => other.EndsWith("." + asked, StringComparison.Ordinal)) : [name]).ToList();
        return found.Count == 1 ? found[0]
            : throw CliException.Usage(asked is null
                ? $"{char.ToUpperInvariant(owner[0])}{owner[1..]} has the tables {string.Join(", ", all)}: say by --table which one is meant."
                : $"--table is '{asked}'; {owner} has {(all.Count == 0 ? "no table" : string.Join(", ", all))}.");
    }
}
