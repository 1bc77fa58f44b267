using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>The same gap always.</summary>
/// <param name="Gap">Above zero and at most 3650 days.</param>
public sealed record ConstantGaps(TimeSpan Gap) : Gaps
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"every {Gap}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan Mean => Gap;

    /// <inheritdoc/>
    public override void Validate() => Guard.Between(Gap, TimeSpan.FromTicks(1), Longest, nameof(Gap), "The gap between events (gap)");

    internal override long NextTicks(ref RandomSource random) => Gap.Ticks;
}
