namespace StreamTesting;

public sealed partial record EngineProfile
{
    /// <summary>How it makes sessions.</summary>
    public SessionRules Sessions { get; init; } = new();

    /// <summary>Starts an oracle for sessions: windows of records of one key that are never further apart than a gap.</summary>
    /// <param name="gap">The gap, in ms; at least 1.</param>
    /// <param name="partitions">How many partitions the records come from; at least 1.</param>
    /// <returns>The oracle. The ends of its panes are exclusive, or the last record's time where <see cref="SessionRules.EndsWithLastRecord"/> says so.</returns>
    /// <exception cref="ArgumentException">The gap, the partitions or a value of this profile is one that the engine does not take.</exception>
    public IOracle SessionOracle(long gap, int partitions = 1)
    {
        ProfileGuard.CheckGap(this, gap);
        return Drivers.For(this, partitions, partition => new SessionOperator(this, gap, partition));
    }
}
