namespace StreamTesting;

/// <summary>Why dates and times are sent as others than the database holds.</summary>
internal static class TemporalLosses
{
    private const long NanosOfSecond = 1_000_000_000;
    private const long NanosOfDay = CivilTime.SecondsOfDay * NanosOfSecond;
    private const int YearsOfTwoDigits = 100;

    public static ValueLoss? Of(TableColumn column, object wire, string sent, string stored) =>
        stored is "infinity" or "-infinity" ? ValueLoss.InfinityOverflow
        : IsZeroDate(stored) ? ValueLoss.ZeroDate
        : column.Kind switch
        {
            ColumnKind.Time => OfTime(column, sent, stored),
            ColumnKind.TimeWithZone => OfTimeWithZone(sent, stored),
            _ => OfTimestamp(column, wire, sent, stored),
        };

    /// <summary>A date that the calendar does not have is its own spelling.</summary>
    public static bool IsZeroDate(string stored) =>
        stored is [>= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', >= '0' and <= '9', '-', var month, var unit, '-', var ten, var day, ..]
        && ((month == '0' && unit == '0') || (ten == '0' && day == '0'));

    public static bool IsOutsideTheDay(string stored) => ClockTime.Parse(stored) is < 0 or >= NanosOfDay;

    private static ValueLoss? OfTime(TableColumn column, string sent, string stored)
    {
        if (ClockTime.Parse(sent) is not { } have || ClockTime.Parse(stored) is not { } must)
        {
            return null;
        }

        return column.Forms.Times == TimeForm.Connect && have == must - PositiveRest(must) ? ValueLoss.Milliseconds
            : column.Forms.Times is TimeForm.Connect or TimeForm.Text && must is < 0 or >= NanosOfDay ? ValueLoss.OutsideTheDay
            : null;
    }

    private static ValueLoss? OfTimeWithZone(string sent, string stored)
    {
        long? Utc(string text) => TemporalText.ParseTime(text) is var (nanos, offset)
            ? ((nanos - ((offset ?? 0) * NanosOfSecond)) % NanosOfDay + NanosOfDay) % NanosOfDay
            : null;

        return Utc(sent) is { } have && have == Utc(stored) ? ValueLoss.ZoneOffset : null;
    }

    private static ValueLoss? OfTimestamp(TableColumn column, object wire, string sent, string stored)
    {
        if (TemporalText.Parse(sent)?.Local is not { } have || TemporalText.Parse(stored)?.Local is not { } must)
        {
            return null;
        }

        var (year, month, day) = CivilTime.DateOf(must.Day);
        return column.Forms.Times == TimeForm.Connect && have == must with { Nanos = must.Nanos - (int)PositiveRest(must.Nanos) } ? ValueLoss.Milliseconds
            : column.Forms.Times == TimeForm.Nanoseconds && wire is long nanos && nanos == unchecked((must.Seconds * NanosOfSecond) + must.Nanos) ? ValueLoss.NanosecondOverflow
            : year is >= 0 and < YearsOfTwoDigits && CivilTime.DateOf(have.Day) is var (moved, sameMonth, sameDay)
                && moved == year + (year < 70 ? 2000 : 1900) && sameMonth == month && sameDay == day ? ValueLoss.TwoDigitYear
            : null;
    }

    private static long PositiveRest(long nanos) => ((nanos % 1_000_000) + 1_000_000) % 1_000_000;
}
