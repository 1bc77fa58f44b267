namespace StreamTesting;

/// <summary>How often an anomaly was found.</summary>
/// <param name="Violations">How many violations there are.</param>
/// <param name="Events">How many different events (ids) they are about; of a consumer's history, how many findings, each of which may be about a run of records.</param>
public readonly record struct AnomalyCount(long Violations, long Events)
{
    /// <summary>Adds the counts of two parts that share no event.</summary>
    /// <param name="left">One part.</param>
    /// <param name="right">The other.</param>
    /// <returns>The sums.</returns>
    public static AnomalyCount operator +(AnomalyCount left, AnomalyCount right) =>
        new(left.Violations + right.Violations, left.Events + right.Events);
}
