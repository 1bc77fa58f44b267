using System.Text.Json.Serialization;

namespace StreamTesting.Domains;

/// <summary>
/// What makes some hours and days busier than others (S-64, S-66, S-69, S-74 to S-76). Immutable. The factor of an hour is
/// hour x weekend x clamp(min(season x day of the week x holiday x weather x promotions, cap), least, most).
/// </summary>
public sealed record StoreCalendar
{
    /// <summary>No factor at all: every hour of every day is as busy, in every region.</summary>
    [JsonIgnore]
    public static StoreCalendar Even { get; } = new()
    {
        BusinessHours = false, Weekend = 1, Seasons = false, DaysOfWeek = false, Holidays = false, Weather = false, Promotions = false, RegionalVariation = 0,
    };

    /// <summary>Whether hours count: 1.0 from 9 to 21, 0.6 from 7 to 9 and 21 to 23, 0.1 at night; true by default (S-64).</summary>
    public bool BusinessHours { get; init; } = true;

    /// <summary>The factor of Saturday and Sunday; from 0 to 10, 0.8 by default (S-66).</summary>
    public double Weekend { get; init; } = 0.8;

    /// <summary>Whether seasons count: winter 1.4, fall 1.2, spring 1.0, summer 0.9; true by default.</summary>
    public bool Seasons { get; init; } = true;

    /// <summary>Whether days of the week count: 0.7, 0.8, 0.9, 1.0, 1.2, 1.4, 1.1 from Monday; true by default.</summary>
    public bool DaysOfWeek { get; init; } = true;

    /// <summary>
    /// Whether holidays count: New Year 0.5, Valentine 1.4, Mother's Day 1.6, 4 July 1.2, Back to School 1.8 (14 days from 15 August), Halloween
    /// 1.3, Thanksgiving 0.8, Black Friday 3.5 (3 days), Christmas 2.0 (7 days to the 25th), Boxing Day 2.5; true by default (S-74).
    /// </summary>
    public bool Holidays { get; init; } = true;

    /// <summary>
    /// Whether weather counts, drawn for each day by weights of the season: sunny 1.1, cloudy 1.0, rainy 0.7, snowy 0.6, stormy 0.5; true by
    /// default (S-75).
    /// </summary>
    public bool Weather { get; init; } = true;

    /// <summary>
    /// Whether sales count, begun on drawn days: flash 2.0 (6 hours from noon, 2 % of the days), weekend 1.5 (48 hours, 10 %), clearance 1.3
    /// (168 hours, 5 %), seasonal 1.4 (336 hours, 3 %); true by default (S-76).
    /// </summary>
    public bool Promotions { get; init; } = true;

    /// <summary>Where the product of seasons to promotions is capped; from 0.01 to 100, 5 by default.</summary>
    public double Cap { get; init; } = 5;

    /// <summary>What is applied of it at the least; from 0 to 100, 0.6 by default.</summary>
    public double Least { get; init; } = 0.6;

    /// <summary>What is applied of it at the most; from <see cref="Least"/> to 100, 1.8 by default.</summary>
    public double Most { get; init; } = 1.8;

    /// <summary>
    /// How much regions differ (S-69): each has a factor for its visits and one for its spending from 1 - that to 1 + that, and favors one
    /// department by 1 + 2.5 times that; from 0 to 0.9, 0.2 by default.
    /// </summary>
    public double RegionalVariation { get; init; } = 0.2;

    /// <summary>The shape that it is. What it leaves open, the seed decides.</summary>
    [JsonIgnore]
    public RateShape Shape => StoreRates.Of(this);

    internal void Validate()
    {
        OptionRange.CheckNumber(Weekend, 0, 10, nameof(Weekend), "The factor of the weekend (calendar.weekend)");
        OptionRange.CheckNumber(Cap, 0.01, 100, nameof(Cap), "The cap of the factors (calendar.cap)");
        OptionRange.CheckNumber(Least, 0, 100, nameof(Least), "The least factor (calendar.least)");
        OptionRange.CheckNumber(Most, Least, 100, nameof(Most), "The greatest factor (calendar.most)");
        OptionRange.CheckNumber(RegionalVariation, 0, 0.9, nameof(RegionalVariation), "The variation of regions (calendar.regionalVariation)");
    }
}
