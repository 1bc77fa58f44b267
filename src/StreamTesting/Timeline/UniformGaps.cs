using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>Each gap of a range as likely as any other, to 100 ns.</summary>
/// <param name="Min">The shortest; at least zero.</param>
/// <param name="Max">The longest; above zero, at least <paramref name="Min"/> and at most 3650 days.</param>
public sealed record UniformGaps(TimeSpan Min, TimeSpan Max) : Gaps
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"every {Min} to {Max}";

    /// <inheritdoc/>
    [JsonIgnore]
    public override TimeSpan Mean => (Min + Max) / 2;

    /// <inheritdoc/>
    public override void Validate()
    {
        Guard.Between(Max, TimeSpan.FromTicks(1), Longest, nameof(Max), "The longest gap between events (max)");
        Guard.Between(Min, TimeSpan.Zero, Max, nameof(Min), "The shortest gap between events (min)");
    }

    internal override long NextTicks(ref RandomSource random) => random.NextInRange(Min.Ticks, Max.Ticks);
}
