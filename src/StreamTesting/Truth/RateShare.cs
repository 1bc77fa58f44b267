namespace StreamTesting;

/// <summary>Which share of the events fell into a part of a rate, beside the share that the rate asks for.</summary>
/// <param name="Part">The part, for example <c>weekend</c>.</param>
/// <param name="Asked">The share asked for, from 0 to 1.</param>
/// <param name="Count">How many events fell into it.</param>
/// <param name="Of">How many events there are.</param>
public sealed record RateShare(string Part, double Asked, long Count, long Of)
{
    /// <summary>The share measured, from 0 to 1; 0 where there are no events.</summary>
    public double Measured => Of == 0 ? 0 : (double)Count / Of;

    /// <summary>
    /// Whether the count lies within four standard deviations of a binomial's around the share asked for: chance leaves that once in 16,000.
    /// </summary>
    public bool IsMet => Math.Abs(Count - (Of * Asked)) <= (4 * Math.Sqrt(Of * Asked * Math.Max(0, 1 - Asked))) + 1e-6;
}
