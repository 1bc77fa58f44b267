namespace StreamTesting.Cli;

/// <summary>Judges the outputs of one part of the stream, by several checks at once. Not thread-safe.</summary>
internal sealed class PartJudge
{
    private readonly List<ICheckFold<OutputLine>> _folds;
    private readonly bool[] _seen;

    public PartJudge(GroundTruth truth, IEnumerable<Func<GroundTruth, ICheck<OutputLine>>> makers)
    {
        Truth = truth;
        _folds = [.. makers.Select(make => make(truth).Start())];
        _seen = new bool[truth.Events.Count];
        Missing = truth.ReadableCount;
    }

    public GroundTruth Truth { get; }

    /// <summary>How many events that can be read have not come out yet.</summary>
    public long Missing { get; private set; }

    public void Take(Observed<OutputLine> output)
    {
        foreach (var fold in _folds)
        {
            fold.Observe(output);
        }

        if (output.Value.Id is { } id && Truth.TryFind(id, out var known) && known.IsReadable && !_seen[known.Ordinal])
        {
            _seen[known.Ordinal] = true;
            Missing--;
        }
    }

    public IReadOnlyList<Verdict> Complete(ObservationEnding ending, string? progress) =>
        [.. _folds.Select(fold => fold.Complete(ending).Verdict).Select(verdict => progress is null ? verdict : new Verdict(verdict.Check) { Progress = progress }.Merge(verdict))];
}
