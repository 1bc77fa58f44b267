namespace StreamTesting;

/// <summary>
/// Events of one key come out in the order in which they first arrived and could be read (<see cref="EventTruth.OrdinalInKey"/>):
/// <see cref="Anomalies.Reordered"/>. Losses are not its business; duplicates and outputs of no event are counted and allowed. It compares
/// outputs with the earlier ones of their key.
/// </summary>
/// <remarks>
/// Where the outputs of a key come out in several partitions, there is an order within each only: between them, a reversal is counted as
/// <see cref="Expectation.May"/>.
/// </remarks>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class OrderPerKey<T> : ICheck<T>
{
    private readonly Func<T, string?> _by;
    private readonly Lazy<int[]> _keys;

    /// <summary>Makes the check.</summary>
    /// <param name="truth">The truth of the stream as it was injected: over as many partitions, because the arrival order depends on them.</param>
    /// <param name="by">Selects the id of the event an output is about.</param>
    public OrderPerKey(GroundTruth truth, Func<T, string?> by)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(by);
        Truth = truth;
        _by = by;
        _keys = new Lazy<int[]>(() => KeyNumbers(truth));
    }

    /// <inheritdoc/>
    public string Name => "order per key";

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new OrderPerKeyFold<T>(Name, Truth, _by, _keys.Value);

    private static int[] KeyNumbers(GroundTruth truth)
    {
        var numbers = new Dictionary<(string Topic, string Key), int>();
        var ofEvent = new int[truth.Events.Count];
        foreach (var known in truth.Events)
        {
            if (!numbers.TryGetValue((known.Topic, known.Key), out var number))
            {
                numbers[(known.Topic, known.Key)] = number = numbers.Count;
            }

            ofEvent[known.Ordinal] = number;
        }

        return ofEvent;
    }
}
