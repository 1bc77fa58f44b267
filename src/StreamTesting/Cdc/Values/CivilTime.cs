using System.Globalization;

namespace StreamTesting;

/// <summary>A date with a time in the Gregorian calendar of all years, as databases count: seconds since 1970 and nanoseconds.</summary>
/// <param name="Seconds">Seconds since 1970-01-01, without leap seconds.</param>
/// <param name="Nanos">Nanoseconds, from 0.</param>
internal readonly record struct CivilTime(long Seconds, int Nanos)
{
    public const long SecondsOfDay = 86_400;
    private const long DaysOf400Years = 146_097;
    private const long DaysFrom0To1970 = 719_468;

    public long Day => Math.DivRem(Seconds, SecondsOfDay) is var (day, rest) && rest < 0 ? day - 1 : Seconds / SecondsOfDay;

    /// <summary>Of a number of parts of a second since 1970, for example of thousandths.</summary>
    public static CivilTime OfUnits(long units, long unitsOfSecond)
    {
        var (seconds, rest) = Math.DivRem(units, unitsOfSecond);
        if (rest < 0)
        {
            (seconds, rest) = (seconds - 1, rest + unitsOfSecond);
        }

        return new CivilTime(seconds, (int)(rest * (1_000_000_000 / unitsOfSecond)));
    }

    public static CivilTime Of(DateTime time) => OfUnits(time.Ticks - DateTime.UnixEpoch.Ticks, TimeSpan.TicksPerSecond);

    public static long DayOf(long year, int month, int day)
    {
        year -= month <= 2 ? 1 : 0;
        var era = (year >= 0 ? year : year - 399) / 400;
        var yearOfEra = year - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * DaysOf400Years) + dayOfEra - DaysFrom0To1970;
    }

    /// <summary>A day as 2024-02-29, years before 1 as astronomers count them: -0043 is 44 BC.</summary>
    public static string DateText(long day)
    {
        var (year, month, ofMonth) = DateOf(day);
        return string.Create(CultureInfo.InvariantCulture, $"{(year < 0 ? "-" : "")}{Math.Abs(year):0000}-{month:00}-{ofMonth:00}");
    }

    public static (long Year, int Month, int Day) DateOf(long day)
    {
        day += DaysFrom0To1970;
        var era = (day >= 0 ? day : day - (DaysOf400Years - 1)) / DaysOf400Years;
        var dayOfEra = day - (era * DaysOf400Years);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var shifted = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(shifted < 10 ? shifted + 3 : shifted - 9);
        return (yearOfEra + (era * 400) + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (((153 * shifted) + 2) / 5) + 1));
    }

    public override string ToString() => $"{DateText(Day)}T{ClockTime.Text(((Seconds - (Day * SecondsOfDay)) * 1_000_000_000) + Nanos)}";
}
