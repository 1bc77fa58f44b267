namespace StreamTesting;

/// <summary>
/// What a consumer counted adds up to what was injected, unit by unit: <c>injected == accepted + dropped late + deduplicated + dead-lettered + skipped</c>
/// in elements, and by windows where they are counted: <see cref="Anomalies.Unbalanced"/>. Where the truth of its engine is given, each counter is compared
/// as well: <see cref="Anomalies.Miscounted"/>. It compares units and counters.
/// </summary>
/// <remarks>
/// The counters of an observation are those since the start of who reports them (key and partition of the observation); the latest ones of all reporters are
/// added. A reporter whose counters fall began anew: what it had counted is kept. Counters that are not decided (<see cref="TruthTotals.Undecided"/>) have a
/// range, and what lies within it is counted as <see cref="Expectation.May"/>.
/// </remarks>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class Balance<T> : ICheck<T>
{
    private readonly Func<Observed<T>, Account?> _by;
    private readonly Lazy<BalanceSheet> _sheet;

    /// <summary>Makes the check.</summary>
    /// <param name="truth">The truth of the stream as it was injected.</param>
    /// <param name="by">Selects what was counted; outputs without are counted and allowed.</param>
    public Balance(GroundTruth truth, Func<Observed<T>, Account?> by)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(by);
        Truth = truth;
        _by = by;
        _sheet = new Lazy<BalanceSheet>(() => new BalanceSheet(Truth, Engine));
    }

    /// <inheritdoc/>
    public string Name => "balance";

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => Engine is not null;

    /// <summary>What the consumer's engine does with the stream, to compare each counter with; null, the default, where only the sums are compared.</summary>
    public EngineTruth? Engine { get; init; }

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new BalanceFold<T>(Name, _sheet.Value, Engine?.Totals, _by);
}
