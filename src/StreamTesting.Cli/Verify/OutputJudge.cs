namespace StreamTesting.Cli;

/// <summary>
/// Hands each output to the part of the stream that it belongs to. Thread-safe, so that what is known so far can be told while a read goes on.
/// </summary>
internal sealed class OutputJudge
{
    private readonly Lock _gate = new();
    private readonly Division _division;
    private readonly bool _isById;
    private readonly IReadOnlyList<Func<GroundTruth, ICheck<OutputLine>>> _makers;
    private readonly Func<Observed<OutputLine>, PartRoute>? _route;
    private readonly SortedDictionary<int, PartJudge> _parts = [];
    private readonly HashSet<string> _elsewhere = new(StringComparer.Ordinal);
    private long _known;
    private bool _isComplete;

    public OutputJudge(GivenStream given, Division division, IReadOnlyList<CheckWord> checks, CancellationToken cancellationToken)
    {
        _division = division;
        _isById = checks.All(check => check.IsById);
        _makers = [.. checks.Select(check => check.Make(given))];
        _route = division.IsWhole ? null : checks[0].Route?.Invoke(given, division);
        foreach (var part in division.Chosen)
        {
            _parts[part] = new PartJudge(division.IsWhole ? given.Truth : given.Of(arrival => division.PartOf(arrival) == part), _makers);
        }

        foreach (var arrival in division.Chosen.Count == division.Of ? [] : given.Arrivals.Where(arrival => !_parts.ContainsKey(division.PartOf(arrival))))
        {
            cancellationToken.ThrowIfCancellationRequested();
            _elsewhere.Add(arrival.Event.Id);
        }

        if (_isById)
        {
            CheckApart();
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
            if (_isComplete)
            {
                return;
            }

            if (output.Value.Value is HistoryStep step && !_division.IsWhole)
            {
                TakeStep(step, output);
            }
            else if (_division.By != Division.ByPartition || _parts.ContainsKey(output.Partition))
            {
                Taken++;
                PartOf(output)?.Take(output);
            }
        }
    }

    /// <summary>Forgets what was taken of a part, which is judged anew.</summary>
    public void Restart(int part)
    {
        lock (_gate)
        {
            _parts[part] = new PartJudge(_parts[part].Truth, _makers);
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
            var (number, what) = _route?.Invoke(output) ?? default;
            return _division.By == Division.ByPartition && number is { } other && other != output.Partition ? throw Astray(what, number, output)
                : _parts.GetValueOrDefault(number ?? _division.PartOfUnknown(output));
        }

        foreach (var (part, judge) in _parts)
        {
            if (judge.Truth.TryFind(id, out _))
            {
                _known++;
                return _division.By != Division.ByPartition || part == output.Partition ? judge : throw Astray($"'{id}'", part, output);
            }
        }

        if (_elsewhere.Contains(id))
        {
            _known++;
            return _division.By != Division.ByPartition ? null : throw Astray($"'{id}'", null, output);
        }

        FirstUnknown ??= id;
        return _parts.GetValueOrDefault(_division.PartOfUnknown(output));
    }

    /// <summary>A step of a history is of all the partitions that it names.</summary>
    private void TakeStep(HistoryStep step, Observed<OutputLine> output)
    {
        foreach (var other in step.Records.Where(record => record.Partition >= _division.Of))
        {
            throw new CliException(ExitCodes.BadInput, FormattableString.Invariant(
                $"Step {output.Index} of the history is of partition {other.Partition} of '{other.Topic}', and the stream has {_division.Of} partition(s), so that no part would judge it: say by --partitions how many there are, or leave --partition out."));
        }

        Taken++;
        foreach (var (number, part) in _parts)
        {
            if (step.Only(number) is { } own)
            {
                part.Take(output with { Value = output.Value with { Value = own } });
            }
        }
    }

    /// <summary>Parts that share an event can't be judged apart.</summary>
    private void CheckApart()
    {
        foreach (var (number, part) in _parts)
        {
            if (part.Truth.Events.FirstOrDefault(known => _elsewhere.Contains(known.Id) || _parts.TakeWhile(other => other.Key < number).Any(other => other.Value.Truth.TryFind(known.Id, out _))) is { } shared)
            {
                throw CliException.Usage($"'{shared.Id}' arrives in {_division.NameOf(number)} and in another one, so they can't be judged apart: {(_division.By == Division.ByPartition ? "use --part I/N" : "leave --part out")}.");
            }
        }
    }

    private static OutputProblemException Astray(string what, int? partition, Observed<OutputLine> output) => new(FormattableString.Invariant(
        $"it is of {what} in partition {output.Partition}, and the stream has that in {(partition is { } known ? FormattableString.Invariant($"partition {known}") : "another one")}: this output is not partitioned as its input is, so its partitions can't be verified apart. --part I/N can be, each reading all of the output."));
}
