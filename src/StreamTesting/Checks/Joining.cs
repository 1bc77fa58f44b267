namespace StreamTesting;

/// <summary>
/// The pairs that a join puts out are those that its engine makes, as often as it makes them: <see cref="Anomalies.MissingPair"/>,
/// <see cref="Anomalies.ExtraPair"/>, <see cref="Anomalies.DuplicatePair"/> and <see cref="Anomalies.Phantom"/>. Outputs of one side alone, as outer joins have them, are
/// judged likewise where the join's rules say which there are (<see cref="JoinTruth.JudgesUnmatched"/>), and else counted and allowed:
/// <see cref="Anomalies.MissingUnmatched"/>, <see cref="Anomalies.ExtraUnmatched"/> and <see cref="Anomalies.DuplicateUnmatched"/>. It compares what must come out.
/// </summary>
/// <typeparam name="T">What is observed.</typeparam>
public sealed class Joining<T> : ICheck<T>
{
    private readonly Func<Observed<T>, JoinedPair?> _by;

    /// <summary>Makes the check.</summary>
    /// <param name="join">Which events a correct job joins.</param>
    /// <param name="by">Selects the pair; outputs without one are counted and allowed.</param>
    public Joining(JoinTruth join, Func<Observed<T>, JoinedPair?> by)
    {
        ArgumentNullException.ThrowIfNull(join);
        ArgumentNullException.ThrowIfNull(by);
        Join = join;
        _by = by;
    }

    /// <inheritdoc/>
    public string Name => "joining";

    /// <summary>Which events a correct job joins.</summary>
    public JoinTruth Join { get; }

    /// <inheritdoc/>
    public GroundTruth Truth => Join.Engine.Stream;

    /// <inheritdoc/>
    public bool DependsOnArrivalOrder => true;

    /// <inheritdoc/>
    public ICheckFold<T> Start() => new JoiningFold<T>(Name, Join, _by);
}
