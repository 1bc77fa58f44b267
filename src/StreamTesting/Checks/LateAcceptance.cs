namespace StreamTesting;

/// <summary>
/// Every event comes out that its engine must accept though it came out of order or late: <see cref="Anomalies.DroppedTooEarly"/>. It compares those
/// events; whether others come out is not its business. Those that may be dropped are counted as <see cref="Expectation.May"/>.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class LateAcceptance<T> : ICheck<T>
{
    private readonly Func<T, string?> _by;
    private readonly Lazy<LateTable> _table;

    /// <summary>Makes the check.</summary>
    /// <param name="engine">What the consumer's engine does with the stream.</param>
    /// <param name="by">Selects the id of the event an output is about.</param>
    public LateAcceptance(EngineTruth engine, Func<T, string?> by)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(by);
        Engine = engine;
        _by = by;
        _table = new Lazy<LateTable>(() => new LateTable(Engine));
    }

    /// <inheritdoc/>
    public string Name => "late acceptance";

    /// <summary>What the consumer's engine does with the stream.</summary>
    public EngineTruth Engine { get; }

    /// <inheritdoc/>
    public GroundTruth Truth => Engine.Stream;

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new LateFold<T>(Name, _table.Value, _by, LateQuestion.Accepted);
}
