namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for a join of two streams by key and time, kept in window stores: Kafka Streams' <c>KStream.join</c>, <c>leftJoin</c> and
    /// <c>outerJoin</c>. Steps name the left input 0 and the right input 1.
    /// </summary>
    /// <param name="rules">
    /// Which records are partners, and what comes out without one. Its stores keep before, after and grace together, whatever
    /// <see cref="StoreRules.Retention"/> says.
    /// </param>
    /// <param name="partitions">How many partitions the records come from, each with a clock for both inputs; at least 1.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle StreamJoinOracle(StreamJoinRules rules, int partitions = 1)
    {
        ProfileGuard.CheckStreamJoin(this, rules);
        return new TwoInputOracle(Name, Drivers.For(this, partitions, _ => new StreamJoinOperator(this, rules), keyed: false));
    }

    /// <summary>
    /// Starts an oracle for a join of a stream with a table: Kafka Streams' <c>KStream.join</c> and <c>leftJoin</c> with a <c>KTable</c>. Steps name
    /// the stream 0 and the table 1.
    /// </summary>
    /// <param name="rules">What comes out, and what the table keeps. What waits within the grace is kept over a restart, which no recorded run proves.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle StreamTableJoinOracle(StreamTableJoinRules rules, int partitions = 1)
    {
        ProfileGuard.CheckStreamTableJoin(this, rules);
        return new TwoInputOracle(Name, Drivers.For(this, partitions, _ => new StreamTableJoinOperator(this, rules), keyed: false));
    }
}
