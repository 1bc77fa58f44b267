using System.Globalization;

namespace StreamTesting.Injection;

/// <summary>Checks that the lines of a truth file belong together.</summary>
internal sealed class TruthSequence(string file)
{
    private readonly Dictionary<Lane, long> _offsets = [];
    private long _line;
    private long _arrivals;
    private long _states;
    private TruthLine? _last;

    public void Add(TruthLine line)
    {
        _line = line.Number;
        if (_last is TruthSummary)
        {
            throw Problem("it comes after the summary, which is the last line. Two files in one?");
        }

        if (line is TruthHeader != (_last is null))
        {
            throw Problem(_last is null
                ? "the first line is no header. A shard's part is no file of its own: put the parts one behind the other first."
                : "it is a second header. Two files in one?");
        }

        switch (line)
        {
            case TruthArrival arrival:
                Check(arrival);
                break;
            case TruthState:
                _states++;
                break;
            case TruthSummary summary:
                Check("arrivals", summary.Arrivals, _arrivals);
                Check("states", summary.States, _states);
                break;
        }

        _last = line;
    }

    public void End()
    {
        if (_last is not TruthSummary)
        {
            _line++;
            throw Problem(_last is null ? "the file is empty." : "the summary is missing: the file is cut off.");
        }
    }

    private void Check(TruthArrival arrival)
    {
        if (_last is TruthState)
        {
            throw Problem("an arrival comes after the states.");
        }

        if (arrival.Position != _arrivals)
        {
            throw Problem(Invariant($"'position' is {arrival.Position}, where {_arrivals} follows: lines are missing or doubled."));
        }

        var lane = new Lane(arrival.Topic, arrival.Partition);
        var offset = _offsets.GetValueOrDefault(lane);
        if (arrival.Offset != offset)
        {
            throw Problem(Invariant($"'offset' is {arrival.Offset}, where {offset} follows in {lane}."));
        }

        if (arrival.FirstPosition > arrival.Position || arrival.FirstPosition == arrival.Position != (arrival.Duplicate == DuplicateKind.None))
        {
            throw Problem(Invariant($"it is a duplicate of position {arrival.FirstPosition}, which must lie before its own, {arrival.Position}."));
        }

        _offsets[lane] = offset + 1;
        _arrivals++;
    }

    private void Check(string name, long said, long counted)
    {
        if (said != counted)
        {
            throw Problem(Invariant($"'{name}' is {said}, and the file has {counted}: lines are missing or doubled."));
        }
    }

    private TruthFormatException Problem(string problem) => new(file, _line, problem);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
