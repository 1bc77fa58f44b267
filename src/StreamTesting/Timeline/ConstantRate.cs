using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>The same factor at all times.</summary>
/// <param name="Factor">The factor; 1 by default.</param>
public sealed record ConstantRate(double Factor = 1) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"constant {Factors.Text(Factor)}";

    /// <inheritdoc/>
    public override void Validate() => Factors.Check(Factor, nameof(Factor), "the constant rate");

    internal override double FactorOf(long ticks, Seed seed) => Factor;

    internal override long ChangeAfter(long ticks, Seed seed) => long.MaxValue;

    internal override string PartOf(long ticks, Seed seed) => "constant";
}
