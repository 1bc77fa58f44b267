using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>The factors of the holidays of a calendar, and 1 on all other days. Where holidays overlap, their factors multiply.</summary>
/// <param name="Calendar">The holidays.</param>
public sealed record HolidayRate(IReadOnlyList<Holiday> Calendar) : RateShape
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Description => $"holidays {string.Join(", ", Calendar.Select(day => $"{day.Name} {Factors.Text(day.Factor)}"))}";

    /// <inheritdoc/>
    public override void Validate()
    {
        ArgumentNullException.ThrowIfNull(Calendar);
        foreach (var day in Calendar)
        {
            (day ?? throw new ArgumentException("A holiday of the calendar is null.", nameof(Calendar))).Validate();
        }
    }

    /// <summary>Whether another has the same calendar.</summary>
    /// <param name="other">Another.</param>
    /// <returns>Whether it has.</returns>
    public bool Equals(HolidayRate? other) => other is not null && Factors.Same(Calendar, other.Calendar);

    /// <inheritdoc/>
    public override int GetHashCode() => Factors.HashOf(Calendar);

    /// <summary>Finds the holidays of a moment.</summary>
    /// <param name="time">The moment.</param>
    /// <returns>None, one or several, in the calendar's order.</returns>
    public IEnumerable<Holiday> HolidaysAt(DateTimeOffset time) => Calendar.Where(day => day.Has(time.UtcTicks));

    internal override double FactorOf(long ticks, Seed seed) => Calendar.Where(day => day.Has(ticks)).Aggregate(1.0, (factor, day) => factor * day.Factor);

    internal override long ChangeAfter(long ticks, Seed seed) => Factors.NextDay(ticks);

    internal override string PartOf(long ticks, Seed seed) =>
        string.Join(" and ", Calendar.Where(day => day.Has(ticks)).Select(day => day.Name)) is { Length: > 0 } names ? names : "no holiday";
}
