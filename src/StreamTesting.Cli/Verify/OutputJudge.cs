namespace StreamTesting.Cli;

/// <summary>
/// Hands each output to the part of the stream that it belongs to. Thread-safe, so that what is known so far can be told while a read goes on.
/// </summary>
internal sealed class OutputJudge
{
    private readonly Lock _gate = new();
    private readonly Division _division;
    private readonly bool _isById;
    private readonly IReadOnlyList<CheckWord> _checks;
    private readonly SortedDictionary<int, PartJudge> _parts = [];
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private long _known;
    private bool _isComplete;

    public OutputJudge(EventStream stream, Division division, IReadOnlyList<CheckWord> checks, CancellationToken cancellationToken)
    {
        _division = division;
        _checks = checks;
        _isById = checks.All(check => check.IsById);
        foreach (var part in division.Chosen)
        {
            var arrivals = division.IsWhole ? stream : stream.Where(arrival => division.PartOf(arrival) == part);
            _parts[part] = new PartJudge(new GroundTruth(arrivals, stream.Origin, cancellationToken), checks);
        }

        foreach (var arrival in division.Chosen.Count == division.Of ? [] : stream.Where(arrival => !_parts.ContainsKey(division.PartOf(arrival))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _elsewhere.Add(arrival.Event.Id);
        }
    }

    /// <summary>How many outputs were taken in, whatever part they belong to.</summary>
    public long Taken { get; private set; }

    /// <summary>The first id that the stream does not have, or null.</summary>
    public string? FirstUnknown { get; private set; }

    /// <summary>Whether outputs came, and none of them has an id of the stream.</summary>
    public bool IsOfAnotherStream => _isById && FirstUnknown is not null && _known == 0;

    /// <summary>How many events have not come out yet.</summary>
    public long Missing
    {
        get
        {
            lock (_gate)
            {
                return _parts.Values.Sum(part => part.Missing);
            }
        }
    }

    public IReadOnlyDictionary<int, PartJudge> Parts => _parts;

    /// <summary>Takes an output in, unless the judgement has ended.</summary>
    /// <exception cref="OutputProblemException">It is in a partition that its event does not belong to, while partitions are judged apart.</exception>
    public void Take(Observed<OutputLine> output)
    {
        lock (_gate)
        {
            if (_isComplete || (_division.By == Division.ByPartition && !_parts.ContainsKey(output.Partition)))
            {
                return;
            }

            Taken++;
            if (PartOf(output) is { } part)
            {
                part.Take(output);
            }
        }
    }

    /// <summary>Forgets what was taken of a part, which is judged anew.</summary>
    public void Restart(int part)
    {
        lock (_gate)
        {
            _parts[part] = new PartJudge(_parts[part].Truth, _checks);
        }
    }

    /// <summary>Ends the judgement.</summary>
    /// <returns>The verdicts of each part, in the order of the checks.</returns>
    public IReadOnlyDictionary<int, IReadOnlyList<Verdict>> Complete(ObservationEnding ending, string? progress)
    {
        lock (_gate)
        {
            _isComplete = true;
            return _parts.ToDictionary(part => part.Key, part => part.Value.Complete(ending, progress));
        }
    }

    private PartJudge? PartOf(Observed<OutputLine> output)
    {
        if (output.Value.Id is not { } id)
        {
            return _parts.GetValueOrDefault(_division.PartOfUnknown(output));
        }

        foreach (var (number, part) in _parts)
        {
            if (part.Truth.TryFind(id, out _))
            {
                _known++;
                return _division.By != Division.ByPartition || number == output.Partition ? part : throw Astray(id, number, output);
            }
        }

        if (_elsewhere.Contains(id))
        {
            _known++;
            return _division.By != Division.ByPartition ? null : throw Astray(id, null, output);
        }

        FirstUnknown ??= id;
        return _parts.GetValueOrDefault(_division.PartOfUnknown(output));
    }

    private static OutputProblemException Astray(string id, int? partition, Observed<OutputLine> output) => new(FormattableString.Invariant(
        $"it is of '{id}' in partition {output.Partition}, and the stream has that in {(partition is { } known ? FormattableString.Invariant($"partition {known}") : "another one")}: this output is not partitioned as its input is, so its partitions can't be verified apart. --part I/N can be, each reading all of the output."));
}
