using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>The factor of the weather, which is drawn for each day (UTC) by the weights of its season, each day for itself.</summary>
/// <param name="Kinds">The kinds of weather.</param>
public sealed record WeatherRate(IReadOnlyList<Weather> Kinds) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"weather {string.Join(", ", Kinds.Select(kind => $"{kind.Name} {Factors.Text(kind.Factor)}"))}";

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Kinds);
        foreach (var kind in Kinds)
        {
            ArgumentNullException.ThrowIfNull(kind, nameof(Kinds));
            Factors.CheckName(kind.Name, "a kind of weather");
            Factors.Check(kind.Factor, nameof(Kinds), $"'{kind.Name}'");
        }

        foreach (var season in Enum.GetValues<Season>())
        {
            if (!Kinds.All(kind => double.IsFinite(kind.WeightIn(season)) && kind.WeightIn(season) >= 0) || !(Kinds.Sum(kind => kind.WeightIn(season)) > 0))
            {
                throw new ArgumentException(
                    $"The weights of the weather in {season} are {Factors.Text(Kinds.Select(kind => kind.WeightIn(season)))}; each must be at least 0, and one above.", nameof(Kinds));
            }
        }
    }

    /// <summary>Whether another has the same kinds of weather.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(WeatherRate? other) => other is not null && Factors.Same(Kinds, other.Kinds);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.HashOf(Kinds);

    /// <summary>Says what the weather is.</summary>
    /// <param name="time">A moment.</param>
    /// <param name="seed">The seed that decides it: the same as that of the curve it shapes.</param>
    /// <returns>The weather of that day.</returns>
    public Weather WeatherAt(DateTimeOffset time, Seed seed) => Drawn(time.UtcTicks, seed);

    internal override double FactorOf(long ticks, Seed seed) => Drawn(ticks, seed).Factor;

    internal override long ChangeAfter(long ticks, Seed seed) => Factors.NextDay(ticks);

    internal override string PartOf(long ticks, Seed seed) => Drawn(ticks, seed).Name;

    private Weather Drawn(long ticks, Seed seed)
    {
        var season = MonthOf.Season(ticks);
        var point = seed.Derive("weather").Random(Factors.Day(ticks)).NextDouble() * Kinds.Sum(kind => kind.WeightIn(season));
        var drawn = Kinds[0];
        foreach (var kind in Kinds)
        {
            drawn = kind.WeightIn(season) > 0 ? kind : drawn;
            point -= kind.WeightIn(season);
            if (point < 0)
            {
                break;
            }
        }

        return drawn;
    }
}
