using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// Makes events late by day: their first arrival comes on a later day (UTC) than they happened, 1 to <see cref="MaxDays"/> days and up to
/// two hours after the transport would have brought it. Where no other step delays them, all other events arrive on the day they happened.
/// </summary>
/// <param name="Rate">The share of the events, from 0 to 1.</param>
/// <param name="MaxDays">The most days; from 1 to 3650, 3 by default.</param>
public sealed record LateByDays(double Rate, int MaxDays = 3) : RatedStep(Rate)
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"late by 1 to {MaxDays} days, {RateText}";

    internal override string Kind => "late-by-days";

    /// <inheritdoc/>
    public override void Validate(Domain domain)
    {
        base.Validate(domain);
        Guard.Between(MaxDays, 1, 3650, nameof(MaxDays), "The most days of 'late by days' (maxDays)");
    }

    internal long DelayTicks(ref RandomSource random) =>
        (random.NextInRange(1, MaxDays) * TimeSpan.TicksPerDay) + (random.NextInRange(0, 120) * TimeSpan.TicksPerMinute);
}
