using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A promotion that begins at midnight (UTC) of drawn days and lasts for some time; the factor is 1 outside. Where one begins while another of
/// the same name lasts, the factor stays and the end is the later one.
/// </summary>
/// <param name="Name">What it is called; promotions of different names are drawn apart.</param>
/// <param name="Factor">The factor while it lasts.</param>
/// <param name="Lasting">How long it lasts; above zero and at most 365 days.</param>
/// <param name="DailyChance">How likely it begins on a day, from 0 to 1.</param>
public sealed record PromotionRate(string Name, double Factor, TimeSpan Lasting, double DailyChance) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"{Name} for {Lasting} {Factors.Text(Factor)}, beginning on {Factors.Text(100 * DailyChance)} % of the days";

    /// <inheritdoc/>
    public override void Validate()
    {
        Factors.CheckName(Name, "a promotion");
        Factors.Check(Factor, nameof(Factor), $"'{Name}'");
        Guard.Between(Lasting, TimeSpan.FromTicks(1), TimeSpan.FromDays(365), nameof(Lasting), $"The length of '{Name}' (lasting)");
        Guard.Rate(DailyChance, nameof(DailyChance), $"The chance of '{Name}' a day (dailyChance)");
    }

    internal override double FactorOf(long ticks, Seed seed) => End(ticks, seed) > ticks ? Factor : 1;

    internal override long ChangeAfter(long ticks, Seed seed) =>
        End(ticks, seed) is var end && end > ticks ? Math.Min(end, Factors.NextDay(ticks)) : Factors.NextDay(ticks);

    internal override string PartOf(long ticks, Seed seed) => End(ticks, seed) > ticks ? Name : $"not {Name}";

    /// <summary>When the last promotion that began until then ends; long ago where none did lately.</summary>
    private long End(long ticks, Seed seed)
    {
        var own = seed.Derive("promotion").Derive(Name);
        var today = Factors.Day(ticks);
        for (var day = today; day >= 0 && (day * TimeSpan.TicksPerDay) + Lasting.Ticks > ticks; day--)
        {
            if (own.Random(day).NextCoin(DailyChance))
            {
                return (day * TimeSpan.TicksPerDay) + Lasting.Ticks;
            }
        }

        return 0;
    }
}
