namespace StreamTesting;

/// <summary>
/// The consumers of a group read, process and commit as their mode promises: the anomalies of <see cref="HistoryAnomalies"/>. It compares records that were
/// read with those that were sent, with what was read before, and with what was processed and committed.
/// </summary>
/// <remarks>
/// What was sent is known from the <see cref="HistoryStepKind.Send"/> steps. Without them nothing can be lost or unseen, and a gap between offsets proves no
/// skip unless another consumer read what is in it. Memory grows with partitions and with the gaps in their offsets (16 bytes each), not with the records;
/// values are compared within <see cref="ValueHorizon"/>. Verdicts of partitions (<see cref="HistoryStep.Only(int)"/>) merge into that of the whole.
/// </remarks>
public sealed class ConsumerReading : ICheck<HistoryStep>
{
    /// <summary>The default of <see cref="ValueHorizon"/>.</summary>
    public const int DefaultValueHorizon = 65536;

    /// <summary>Makes the check.</summary>
    /// <param name="mode">What the consumers are meant to do; <see cref="ReadingMode.AtLeastOnce"/> by default.</param>
    /// <param name="truth">The truth of the stream they were given, for the line that replays it and what is said of an event; none by default.</param>
    public ConsumerReading(ReadingMode? mode = null, GroundTruth? truth = null)
    {
        Mode = mode ?? ReadingMode.AtLeastOnce;
        Truth = truth ?? new GroundTruth([]);
    }

    /// <inheritdoc/>
    public string Name => "reading";

    /// <summary>What the consumers are meant to do.</summary>
    public ReadingMode Mode { get; }

    /// <inheritdoc/>
    public GroundTruth Truth { get; }

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => false;

    /// <summary>Of how many records of a partition the ids are remembered, the newest ones; at least 1, 65,536 by default.</summary>
    public int ValueHorizon { get; init; } = DefaultValueHorizon;

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="ValueHorizon"/> is below 1.</exception>
    public ICheckFold<HistoryStep> Start()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ValueHorizon, 1);
        return new ConsumerReadingFold(Name, Mode, Truth, ValueHorizon);
    }
}
