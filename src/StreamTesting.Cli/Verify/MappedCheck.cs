namespace StreamTesting.Cli;

/// <summary>A check of something else than outputs, given what was read of a line.</summary>
internal sealed class MappedCheck<T>(ICheck<T> check) : ICheck<OutputLine>
{
    public string Name => check.Name;

    public GroundTruth Truth => check.Truth;

    public bool DependsOnArrivalOrder => check.DependsOnArrivalOrder;

    public ICheckFold<OutputLine> Start() => new Fold(check.Start());

    private sealed class Fold(ICheckFold<T> fold) : ICheckFold<OutputLine>
    {
        public IReadOnlyList<Violation> Observe(Observed<OutputLine> observation) => fold.Observe(new Observed<T>((T)observation.Value.Value!)
        {
            Index = observation.Index, Key = observation.Key, Partition = observation.Partition, Offset = observation.Offset,
        });

        public CheckResult Complete(ObservationEnding ending = ObservationEnding.Completed, Exception? error = null) => fold.Complete(ending, error);
    }
}
