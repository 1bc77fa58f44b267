namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for a join of two streams by key and a stretch of event time, kept by watermark: Flink's <c>IntervalJoinOperator</c>. Steps
    /// name the left input 0 and the right input 1; each has partitions and watermarks of its own, which meet at the join. The order of the
    /// pairs of one record is not promised.
    /// </summary>
    /// <param name="rules">Which records are partners.</param>
    /// <param name="partitions">How many partitions the records of each input come from; at least 1.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle IntervalJoinOracle(IntervalJoinRules rules, int partitions = 1)
    {
        ProfileGuard.CheckIntervalJoin(this, rules);
        return new TwoInputOracle(Name, Drivers.For(this, partitions, _ => new IntervalJoinOperator(rules, Clock.NoTime), inputs: 2));
    }
}
