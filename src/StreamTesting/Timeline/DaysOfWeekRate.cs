using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for each day of the week.</summary>
/// <param name="Days">Seven factors, Monday first.</param>
public sealed record DaysOfWeekRate(IReadOnlyList<double> Days) : RateShape
{
    private static readonly string[] Names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"days of the week {Factors.Text(Days)}";

    /// <inheritdoc/>
    public override void Validate() => Factors.CheckList(Days, 7, nameof(Days), "the days of the week");

    /// <summary>Whether another has the same factors.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(DaysOfWeekRate? other) => other is not null && Factors.Same(Days, other.Days);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.HashOf(Days);

    internal override double FactorOf(long ticks, Seed seed) => Days[Factors.DayOfWeek(ticks)];

    internal override long ChangeAfter(long ticks, Seed seed) => Factors.NextDay(ticks);

    internal override string PartOf(long ticks, Seed seed) => Names[Factors.DayOfWeek(ticks)];
}
