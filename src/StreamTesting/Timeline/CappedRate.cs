using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>Another shape, its factors bounded.</summary>
/// <param name="Shape">The other shape.</param>
/// <param name="Min">The least factor.</param>
/// <param name="Max">The greatest factor; at least <paramref name="Min"/>.</param>
public sealed record CappedRate(RateShape Shape, double Min, double Max) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"({Shape}) from {Factors.Text(Min)} to {Factors.Text(Max)}";

    [JsonIgnore]
    internal override IEnumerable<RateShape> Simple => Shape.Simple;

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Shape);
        Shape.Validate();
        Factors.Check(Min, nameof(Min), "the lower bound (min)");
        Factors.Check(Max, nameof(Max), "the upper bound (max)");
        if (Max < Min)
        {
            throw new ArgumentOutOfRangeException(nameof(Max), Max, $"The upper bound (max) is {Factors.Text(Max)} and the lower one (min) {Factors.Text(Min)}; it must not be below.");
        }
    }

    internal override double FactorOf(long ticks, Seed seed) => Math.Clamp(Shape.FactorOf(ticks, seed), Min, Max);

    internal override long ChangeAfter(long ticks, Seed seed) => Shape.ChangeAfter(ticks, seed);
}
