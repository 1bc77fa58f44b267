namespace StreamTesting;

/// <summary>
/// A side output for late events holds exactly those that its engine must drop: <see cref="Anomalies.LateNotPutAside"/>,
/// <see cref="Anomalies.WronglyPutAside"/>, <see cref="Anomalies.Duplicate"/> and <see cref="Anomalies.Phantom"/>. The observations are the side output.
/// It compares the events that must be in it; those that may be are counted as <see cref="Expectation.May"/>.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class LateSideOutput<T> : ICheck<T>
{
    private readonly Func<T, string?> _by;
    private readonly Lazy<LateTable> _table;

    /// <summary>Makes the check.</summary>
    /// <param name="engine">What the consumer's engine does with the stream.</param>
    /// <param name="by">Selects the id of the event an output is about.</param>
    public LateSideOutput(EngineTruth engine, Func<T, string?> by)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(by);
        Engine = engine;
        _by = by;
        _table = new Lazy<LateTable>(() => new LateTable(Engine));
    }

    /// <inheritdoc/>
    public string Name => "late side output";

    /// <summary>What the consumer's engine does with the stream.</summary>
    public EngineTruth Engine { get; }

    /// <inheritdoc/>
    public GroundTruth Truth => Engine.Stream;

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new LateFold<T>(Name, _table.Value, _by, LateQuestion.SideOutput);
}
