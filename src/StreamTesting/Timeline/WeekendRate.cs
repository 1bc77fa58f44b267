using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for Saturday and Sunday, and 1 for the other days.</summary>
/// <param name="Factor">The factor of the weekend.</param>
public sealed record WeekendRate(double Factor) : RateShape
{
    private const int Saturday = 5;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"weekend {Factors.Text(Factor)}";

    /// <inheritdoc/>
    public override void Validate() => Factors.Check(Factor, nameof(Factor), "the weekend");

    internal override double FactorOf(long ticks, Seed seed) => IsWeekend(ticks) ? Factor : 1;

    internal override long ChangeAfter(long ticks, Seed seed)
    {
        var day = Factors.DayOfWeek(ticks);
        return (Factors.Day(ticks) + (day < Saturday ? Saturday - day : 7 - day)) * TimeSpan.TicksPerDay;
    }

    internal override string PartOf(long ticks, Seed seed) => IsWeekend(ticks) ? "weekend" : "weekdays";

    private static bool IsWeekend(long ticks) => Factors.DayOfWeek(ticks) >= Saturday;
}
