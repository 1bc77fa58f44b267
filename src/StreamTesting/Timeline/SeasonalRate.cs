using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>A factor for each season of the northern half of the earth, by whole months.</summary>
/// <param name="Winter">December, January, February.</param>
/// <param name="Spring">March, April, May.</param>
/// <param name="Summer">June, July, August.</param>
/// <param name="Fall">September, October, November.</param>
public sealed record SeasonalRate(double Winter, double Spring, double Summer, double Fall) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"seasons {Factors.Text([Winter, Spring, Summer, Fall])}";

    /// <inheritdoc/>
    public override void Validate()
    {
        Factors.Check(Winter, nameof(Winter), "winter");
        Factors.Check(Spring, nameof(Spring), "spring");
        Factors.Check(Summer, nameof(Summer), "summer");
        Factors.Check(Fall, nameof(Fall), "fall");
    }

    internal override double FactorOf(long ticks, Seed seed) => MonthOf.Season(ticks) switch
    {
        Season.Winter => Winter,
        Season.Spring => Spring,
        Season.Summer => Summer,
        _ => Fall,
    };

    internal override long ChangeAfter(long ticks, Seed seed) => MonthOf.Next(ticks);

    internal override string PartOf(long ticks, Seed seed) => MonthOf.Season(ticks).ToString().ToLowerInvariant();
}
