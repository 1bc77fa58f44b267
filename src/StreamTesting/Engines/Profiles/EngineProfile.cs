namespace StreamTesting;

/// <summary>
/// The rules of one stream processor, as numbers and switches. Immutable: another configuration, or another engine, is another record
/// (<c>EngineProfiles.Flink with { ... }</c>). The sources of the values are with <see cref="EngineProfiles"/>.
/// </summary>
public sealed partial record EngineProfile
{
    /// <summary>The engine's name, for people.</summary>
    public required string Name { get; init; }

    /// <summary>How its clock of event time moves.</summary>
    public required ClockRules Clock { get; init; }

    /// <summary>How it assigns records to windows and closes them.</summary>
    public WindowRules Windows { get; init; } = new();

    /// <summary>When its windows put out results.</summary>
    public PaneRules Panes { get; init; } = PaneRules.OnTimeThenLate;

    /// <summary>What its store forgets; null, the default, for nothing.</summary>
    public StoreRules? Store { get; init; }

    /// <summary>Starts an oracle for the clock alone: what a stream's watermarks are, and when its records go through.</summary>
    /// <param name="partitions">How many partitions the records come from at the start; at least 1.</param>
    public IOracle WatermarkOracle(int partitions = 1) => Drivers.For(this, partitions, _ => new NoOperator(), keyed: false);

    /// <summary>Starts an oracle for the meeting of several watermark streams before an operator; its steps name the channel as their input.</summary>
    /// <param name="channels">How many streams meet; at least 1.</param>
    public IOracle ValveOracle(int channels) => new ValveOracle(channels);

    /// <summary>Starts an oracle for windows of fixed size.</summary>
    /// <param name="shape">The windows.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <exception cref="ArgumentException">The windows, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle WindowOracle(WindowShape shape, int partitions = 1)
    {
        ProfileGuard.CheckShape(this, shape);
        return Drivers.For(this, partitions, partition => new WindowOperator(this, shape, partition));
    }
}
