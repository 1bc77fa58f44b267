namespace StreamTesting;

/// <summary>Where arrivals come from: all that is needed to make them again.</summary>
/// <param name="Seed">The stream's seed.</param>
/// <param name="Plan">The plan in one line of words.</param>
/// <param name="PlanJson">The plan as JSON.</param>
public sealed record StreamOrigin(Seed Seed, string Plan, string PlanJson)
{
    /// <summary>Over how many partitions the arrivals are spread; 1 by default. The arrival order depends on it.</summary>
    public int Partitions { get; init; } = 1;
}
