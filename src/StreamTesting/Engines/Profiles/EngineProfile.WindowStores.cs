namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>
    /// Starts an oracle for the pattern of a processor that lets the first record of an id through and keeps the ids in a window store. The key of
    /// its steps is the id. What the store forgets comes through again.
    /// </summary>
    /// <param name="rules">What counts as a duplicate. The store keeps <see cref="StoreRules.Retention"/>, by default before and after together.</param>
    /// <param name="partitions">How many partitions the records come from, each with a store of its own; at least 1.</param>
    /// <exception cref="ArgumentException">The rules, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle WindowStoreDedupOracle(WindowStoreDedupRules rules, int partitions = 1)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ProfileGuard.CheckStreamTime(this, "A processor over a window store is");
        Guard.Between(rules.Before, 0, ProfileGuard.Longest, nameof(rules), "How far back an original lies");
        Guard.Between(rules.After, 0, ProfileGuard.Longest, nameof(rules), "How far ahead an original lies");
        return Drivers.For(this, partitions, _ => new WindowStoreDedupOperator(this, rules));
    }
}
