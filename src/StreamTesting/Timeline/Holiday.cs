using System.Text.Json.Serialization;

namespace StreamTesting;

/// <summary>
/// A day of each year, or several in a row, by a rule: a date (<see cref="On"/>), or such a weekday of a month (<see cref="Nth"/>, <see cref="Last"/>).
/// </summary>
/// <param name="Name">What it is called, for example <c>Black Friday</c>.</param>
/// <param name="Factor">The factor of its days.</param>
/// <param name="Month">The month, from 1 to 12.</param>
public sealed record Holiday(string Name, double Factor, int Month)
{
    /// <summary>The day of the month, from 1; null, the default, where the rule is a weekday. 29 February is left out in other years.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Day { get; init; }

    /// <summary>Which of the month's days of that weekday, from 1 to 4, or -1 for the last; null, the default, where the rule is a date.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Week { get; init; }

    /// <summary>The weekday; null, the default, where the rule is a date.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DayOfWeek? Weekday { get; init; }

    /// <summary>By how many days it is moved from there, from -60 to 60: 1 makes the fourth Thursday of November Black Friday; 0 by default.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Shift { get; init; }

    /// <summary>How many days it lasts, from 1 (the default) to 60.</summary>
    public int Days { get; init; } = 1;

    /// <summary>Makes a holiday of a fixed date.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="factor">Its factor.</param>
    /// <param name="month">The month, from 1.</param>
    /// <param name="day">The day of the month, from 1.</param>
    /// <param name="days">How many days it lasts.</param>
    /// <returns>The holiday.</returns>
    public static Holiday On(string name, double factor, int month, int day, int days = 1) => new(name, factor, month) { Day = day, Days = days };

    /// <summary>Makes a holiday of the n-th such weekday of a month.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="factor">Its factor.</param>
    /// <param name="month">The month, from 1.</param>
    /// <param name="week">Which one, from 1 to 4.</param>
    /// <param name="weekday">The weekday.</param>
    /// <param name="shift">By how many days it is moved from there.</param>
    /// <param name="days">How many days it lasts.</param>
    /// <returns>The holiday.</returns>
    public static Holiday Nth(string name, double factor, int month, int week, DayOfWeek weekday, int shift = 0, int days = 1) =>
        new(name, factor, month) { Week = week, Weekday = weekday, Shift = shift, Days = days };

    /// <summary>Makes a holiday of the last such weekday of a month.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="factor">Its factor.</param>
    /// <param name="month">The month, from 1.</param>
    /// <param name="weekday">The weekday.</param>
    /// <param name="shift">By how many days it is moved from there.</param>
    /// <param name="days">How many days it lasts.</param>
    /// <returns>The holiday.</returns>
    public static Holiday Last(string name, double factor, int month, DayOfWeek weekday, int shift = 0, int days = 1) =>
        Nth(name, factor, month, -1, weekday, shift, days);

    /// <summary>Finds its first day in a year.</summary>
    /// <param name="year">The year, from 2 to 9998, to which the date belongs before it is moved by <see cref="Shift"/>.</param>
    /// <returns>The day, or null where the year has no such date.</returns>
    public DateOnly? In(int year)
    {
        if (Day is { } day)
        {
            return day <= DateTime.DaysInMonth(year, Month) ? new DateOnly(year, Month, day).AddDays(Shift) : null;
        }

        var first = new DateOnly(year, Month, 1);
        var ahead = ((int)Weekday!.Value - (int)first.DayOfWeek + 7) % 7;
        var places = (DateTime.DaysInMonth(year, Month) - ahead - 1) / 7;
        return first.AddDays(ahead + (7 * (Week < 0 ? places : Week!.Value - 1)) + Shift);
    }

    /// <summary>Refuses impossible settings.</summary>
    /// <exception cref="ArgumentException">A setting is impossible; the message has its value and the allowed range.</exception>
    public void Validate()
    {
        Factors.CheckName(Name, "a holiday");
        Factors.Check(Factor, nameof(Factor), $"'{Name}'");
        Guard.Between(Month, 1, 12, nameof(Month), $"The month of '{Name}' (month)");
        Guard.Between(Shift, -60, 60, nameof(Shift), $"The shift of '{Name}' in days (shift)");
        Guard.Between(Days, 1, 60, nameof(Days), $"The length of '{Name}' in days (days)");
        if (Day is null == (Week is null || Weekday is null) || (Day is not null && (Week is not null || Weekday is not null)))
        {
            throw new ArgumentException($"'{Name}' needs either a day of the month (day), or which weekday of the month it is (week, weekday).", nameof(Day));
        }

        if (Day is { } day)
        {
            Guard.Between(day, 1, DateTime.DaysInMonth(2024, Month), nameof(Day), $"The day of '{Name}' (day)");
        }
        else if (Week is not (-1 or (>= 1 and <= 4)))
        {
            throw new ArgumentOutOfRangeException(nameof(Week), Week, $"The week of '{Name}' (week) is {Week}; it must lie between 1 and 4, or be -1 for the last.");
        }
    }

    internal bool Has(long ticks)
    {
        var date = DateOnly.FromDateTime(new DateTime(ticks));
        for (var year = Math.Max(2, date.Year - 1); year <= Math.Min(9998, date.Year + 1); year++)
        {
            if (In(year) is { } first && date >= first && date < first.AddDays(Days))
            {
                return true;
            }
        }

        return false;
    }
}
