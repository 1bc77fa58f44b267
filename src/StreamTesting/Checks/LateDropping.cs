namespace StreamTesting;

/// <summary>
/// No event comes out that is late and must be dropped by the rules of its engine: <see cref="Anomalies.LateNotDropped"/>. It compares the events that must be
/// dropped; those that may be are counted as <see cref="Expectation.May"/>. Losses, duplicates and phantoms are not its business and counted.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class LateDropping<T> : ICheck<T>
{
    private readonly Func<T, string?> _by;
    private readonly Lazy<LateTable> _table;

    /// <summary>Makes the check.</summary>
    /// <param name="engine">What the consumer's engine does with the stream.</param>
    /// <param name="by">Selects the id of the event an output is about.</param>
    public LateDropping(EngineTruth engine, Func<T, string?> by)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(by);
        Engine = engine;
        _by = by;
        _table = new Lazy<LateTable>(() => new LateTable(Engine));
    }

    /// <inheritdoc/>
    public string Name => "late dropping";

    /// <summary>What the consumer's engine does with the stream.</summary>
    public EngineTruth Engine { get; }

    /// <inheritdoc/>
    public GroundTruth Truth => Engine.Stream;

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new LateFold<T>(Name, _table.Value, _by, LateQuestion.Dropped);
}
