using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>Exponentially distributed gaps, those of a Poisson process: - mean x ln(u), with u uniform in (0, 1).</summary>
/// <param name="MeanGap">The mean gap; above zero and at most 3650 days.</param>
public sealed record PoissonGaps(TimeSpan MeanGap) : Gaps
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"every {MeanGap} on average, independently";

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan Mean => MeanGap;

    /// <inheritdoc/>
    public override void Validate() => Guard.Between(MeanGap, TimeSpan.FromTicks(1), Longest, nameof(MeanGap), "The mean gap between events (meanGap)");

    internal override long NextTicks(ref RandomSource random) =>
        (long)Math.Round(-MeanGap.Ticks * ExactMath.Log(((random.NextUInt64() >> 11) + 0.5) * (1.0 / (1UL << 53))));
}
