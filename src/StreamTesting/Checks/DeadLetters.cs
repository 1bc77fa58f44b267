namespace StreamTesting;

/// <summary>
/// Each poisoned arrival (<see cref="GroundTruth.Poisoned"/>) is put aside as a dead letter exactly once, and no other arrival is:
/// <see cref="Anomalies.NotDeadLettered"/>, <see cref="Anomalies.WronglyDeadLettered"/>, <see cref="Anomalies.Duplicate"/> and
/// <see cref="Anomalies.Phantom"/>. The observations are the dead letters. It compares arrivals: those that are to be put aside.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class DeadLetters<T> : ICheck<T>
{
    private readonly Func<Observed<T>, DeadLetter?> _by;
    private readonly Lazy<DeadLetterTable> _table;

    /// <summary>Makes the check.</summary>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because places of arrivals depend on them.</param>
    /// <param name="by">Says of which arrival a dead letter is; one without is a phantom.</param>
    public DeadLetters(GroundTruth truth, Func<Observed<T>, DeadLetter?> by)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(by);
        Truth = truth;
        _by = by;
        _table = new Lazy<DeadLetterTable>(() => new DeadLetterTable(Truth, Also));
    }

    /// <inheritdoc/>
    public string Name => "dead letters";

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <summary>
    /// Which arrivals this consumer has to put aside beside the poisoned ones, for example those that lack a field it needs
    /// (<see cref="Labels.Payload"/> names the faults). Null, the default, for none.
    /// </summary>
    public Func<Arrival, bool>? Also { get; init; }

    /// <summary>Whether an arrival may be put aside more than once, as a consumer does that reads again after a crash; false by default. Repeats are counted then.</summary>
    public bool MayRepeat { get; init; }

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new DeadLettersFold<T>(Name, Truth, _table.Value, _by) { MayRepeat = MayRepeat };
}
