namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for a table that a stream of changes makes: what its stream of changes tells, what an aggregation of its rows holds, and
    /// what a <see cref="StepKind.Read"/> finds. A step without a value deletes. Source: Kafka Streams' <c>KTableSource</c>.
    /// </summary>
    /// <param name="rules">What the table keeps.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle TableOracle(TableRules rules, int partitions = 1)
    {
        ProfileGuard.CheckTable(this, rules);
        return Drivers.For(this, partitions, _ => new TableOperator(this, rules));
    }
}
