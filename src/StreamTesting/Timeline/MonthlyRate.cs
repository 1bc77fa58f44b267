using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for each month.</summary>
/// <param name="Months">Twelve factors, January first.</param>
public sealed record MonthlyRate(IReadOnlyList<double> Months) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"months {Factors.Text(Months)}";

    /// <inheritdoc/>
    public override void Validate() => Factors.CheckList(Months, 12, nameof(Months), "the months");

    /// <summary>Whether another has the same factors.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(MonthlyRate? other) => other is not null && Factors.Same(Months, other.Months);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.HashOf(Months);

    internal override double FactorOf(long ticks, Seed seed) => Months[MonthOf.Number(ticks) - 1];

    internal override long ChangeAfter(long ticks, Seed seed) => MonthOf.Next(ticks);

    internal override string PartOf(long ticks, Seed seed) =>
        System.Globalization.CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(MonthOf.Number(ticks));
}
