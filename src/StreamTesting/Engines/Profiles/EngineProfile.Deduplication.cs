namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for a deduplication: one row of each key goes through. Where a row waits, or is replaced by a better one, its outcome comes
    /// when that is decided. A step that is not an insert makes it fail.
    /// </summary>
    /// <param name="rules">Which row is kept, and for how long; <see cref="DedupRules"/> names those of the engines.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1. The deduplication is one for all.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle DedupOracle(DedupRules rules, int partitions = 1)
    {
        ProfileGuard.CheckDedup(this, rules);
        return Drivers.For(this, partitions, _ => new DedupOperator(rules));
    }

    /// <summary>
    /// Starts an oracle for a changelog that holds the last row of each key by arrival. What the rows hold is their <see cref="Step.Time"/>,
    /// <see cref="Step.Micros"/> and <see cref="Step.Value"/>.
    /// </summary>
    /// <param name="rules">What comes in and how it is compared; <see cref="ChangelogRules"/> names those of Flink.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1. The changelog is one for all.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle ChangelogOracle(ChangelogRules rules, int partitions = 1)
    {
        ProfileGuard.CheckChangelog(this, rules);
        return Drivers.For(this, partitions, _ => new ChangelogOperator(rules));
    }
}
