namespace StreamTesting;

/// <summary>
/// Every unique event that can be read comes out at least once: <see cref="Anomalies.Lost"/>, <see cref="Anomalies.Phantom"/> and
/// <see cref="Anomalies.Poisoned"/>. Outputs beyond the first
/// of an event are counted and allowed. It compares events, as <see cref="Deduplication{T}"/> does.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class NoLoss<T> : ICheck<T>
{
    private readonly Func<T, string?> _by;

    /// <summary>Makes the check.</summary>
    /// <param name="truth">The truth of the stream that the consumer was given.</param>
    /// <param name="by">Selects the id of the event an output is about; an output without one is a phantom.</param>
    public NoLoss(GroundTruth truth, Func<T, string?> by)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(by);
        Truth = truth;
        _by = by;
    }

    /// <inheritdoc/>
    public string Name => "no loss";

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => false;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new DeduplicationFold<T>(Name, Truth, _by, mayRepeat: true) { Keep = Keep.Any };
}
