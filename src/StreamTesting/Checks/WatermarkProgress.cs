namespace StreamTesting;

/// <summary>
/// A consumer's watermarks advance as its profile's clock allows: they never go back (<see cref="Anomalies.WatermarkBack"/>), are never ahead of what any
/// active partition allows (<see cref="Anomalies.WatermarkAhead"/>), and in the end have come as far as they must (<see cref="Anomalies.WatermarkStuck"/>).
/// It compares readings.
/// </summary>
/// <remarks>
/// What a partition allows is the greatest event time among its consumed arrivals that can be read, less the bound (and 1 ms where the clock includes its
/// time). Watermarks are held to the least over the active partitions; stream time and the watermark of micro-batches to the greatest over all. Where a
/// partition may count as idle and no reading says whether it does, it is left out of the least. What has been allowed once stays allowed.
/// Readings of several reporters (key and partition of the observation) are compared each with its own.
/// </remarks>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class WatermarkProgress<T> : ICheck<T>
{
    private readonly Func<Observed<T>, WatermarkReading?> _by;
    private readonly Lazy<WatermarkTable> _table;

    /// <summary>Makes the check.</summary>
    /// <param name="truth">The truth of the stream as it was injected, of one topic.</param>
    /// <param name="profile">The engine, for the rules of its clock; windows do not matter.</param>
    /// <param name="by">Selects the reading; outputs without one are counted and allowed.</param>
    public WatermarkProgress(GroundTruth truth, EngineProfile profile, Func<Observed<T>, WatermarkReading?> by)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(by);
        ProfileGuard.Check(profile);
        Truth = truth;
        Clock = profile.Clock;
        _by = by;
        _table = new Lazy<WatermarkTable>(() => new WatermarkTable(Truth));
    }

    /// <inheritdoc/>
    public string Name => "watermark progress";

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <summary>The rules of the clock.</summary>
    public ClockRules Clock { get; }

    /// <summary>
    /// The partitions that the consumer must take for idle by the end, because they were silent for long enough; none by default. Those that it says it
    /// took for idle are not waited for either.
    /// </summary>
    public IReadOnlyCollection<int> IdleAtTheEnd { get; init; } = [];

    /// <summary>How far the last watermark may stay behind, for a consumer that ends before it emits its last one; at least zero, zero by default.</summary>
    public TimeSpan MayStayBehind { get; init; }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A setting is impossible, or the stream has several topics.</exception>
    public ICheckFold<T> Start()
    {
        Guard.Between(MayStayBehind, TimeSpan.Zero, TimeSpan.MaxValue, nameof(MayStayBehind), "What the last watermark may stay behind");
        return new WatermarkFold<T>(Name, new WatermarkRule(_table.Value, Clock), _by) { IdleAtTheEnd = IdleAtTheEnd, MayStayBehind = (long)MayStayBehind.TotalMilliseconds };
    }
}
