namespace StreamTesting;

/// <summary>
/// The windows that a consumer puts out are those of its engine, and hold what they must: <see cref="Anomalies.MissingWindow"/>, <see cref="Anomalies.ExtraWindow"/>,
/// <see cref="Anomalies.EarlyWindow"/>, <see cref="Anomalies.RepeatedWindow"/>, <see cref="Anomalies.MissingInWindow"/>, <see cref="Anomalies.ExtraInWindow"/>,
/// <see cref="Anomalies.DuplicateInWindow"/>, <see cref="Anomalies.WrongAggregate"/>, <see cref="Anomalies.WrongPane"/>. It compares windows.
/// </summary>
/// <remarks>
/// By ids, by counts, by any aggregate, or all of them, as far as a result says them. What may be in a window (<see cref="WindowTruth.May"/>) may be in its
/// results; of aggregates alone, those of any choice of it are right. Where the profile's panes accumulate, later results of a window take the place of
/// earlier ones and the last is compared; where they do not, their sum is.
/// </remarks>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class WindowAggregation<T> : ICheck<T>
{
    private readonly Func<Observed<T>, WindowResult?> _by;
    private readonly Lazy<WindowTable> _table;

    /// <summary>Makes the check.</summary>
    /// <param name="windows">What the consumer's engine does with the stream in windows.</param>
    /// <param name="by">Selects the result; outputs without one are counted and allowed.</param>
    public WindowAggregation(WindowedTruth windows, Func<Observed<T>, WindowResult?> by)
    {
        ArgumentNullException.ThrowIfNull(windows);
        ArgumentNullException.ThrowIfNull(by);
        Windows = windows;
        _by = by;
        _table = new Lazy<WindowTable>(() => new WindowTable(Windows));
    }

    /// <inheritdoc/>
    public string Name => "window aggregation";

    /// <summary>What the consumer's engine does with the stream in windows.</summary>
    public WindowedTruth Windows { get; }

    /// <inheritdoc/>
    public GroundTruth Truth => Windows.Stream;

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <summary>Makes the right aggregate of the arrivals in a window, to be compared with <see cref="WindowResult.Value"/>; null, the default, where values are not compared.</summary>
    public Func<IReadOnlyList<Arrival>, object?>? ValueOf { get; init; }

    /// <summary>
    /// Whether each result is judged in its turn: where <see cref="WindowTruth.Panes"/> is known, number, order and content of a window's results; else that
    /// accumulating results only grow and those of other kinds share nothing. False, the default, where only what stands in the end is judged.
    /// </summary>
    public bool PaneByPane { get; init; }

    /// <summary>Whether the consumer closes all its windows at the end of the stream (a flush, or Flink's last watermark), so that all must come out. False by default.</summary>
    public bool FlushesAtTheEnd { get; init; }

    /// <summary>
    /// Whether a stream none of whose arrivals comes at both sides of the rule that closes windows fails the check as <see cref="Anomalies.UnderTested"/>; false by
    /// default, where the verdict only says so (<see cref="Verdict.Edges"/>). <see cref="EdgePlans.ForWindows"/> makes a plan that brings arrivals there.
    /// </summary>
    public bool RequiresEdges { get; init; }

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new WindowFold<T>(Name, _table.Value, _by, new WindowJudge(_table.Value, ValueOf)) { PaneByPane = PaneByPane, FlushesAtTheEnd = FlushesAtTheEnd, RequiresEdges = RequiresEdges };
}
