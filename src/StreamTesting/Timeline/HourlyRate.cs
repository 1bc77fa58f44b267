using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for each hour of the day.</summary>
/// <param name="Hours">24 factors, the first from 00:00 to 01:00.</param>
public sealed record HourlyRate(IReadOnlyList<double> Hours) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"hours {Factors.Text(Hours)}";

    /// <inheritdoc/>
    public override void Validate() => Factors.CheckList(Hours, 24, nameof(Hours), "the hours of the day");

    /// <summary>Whether another has the same factors.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(HourlyRate? other) => other is not null && Factors.Same(Hours, other.Hours);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.HashOf(Hours);

    internal override double FactorOf(long ticks, Seed seed) => Hours[(int)(ticks % TimeSpan.TicksPerDay / TimeSpan.TicksPerHour)];

    internal override long ChangeAfter(long ticks, Seed seed) => ((ticks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour;

    internal override string PartOf(long ticks, Seed seed) => $"hours of factor {Factors.Text(FactorOf(ticks, seed))}";
}
