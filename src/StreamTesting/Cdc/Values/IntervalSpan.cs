using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting;

/// <summary>PostgreSQL's interval: months, days and microseconds, which are not one another.</summary>
internal readonly record struct IntervalSpan(long Months, long Days, long Micros)
{
    private const long MicrosOfDay = 86_400_000_000;
    private static readonly Regex Unit = new(@"([+-]?\d+) (year|mon|day)s?", RegexOptions.CultureInvariant);
    private static readonly Regex Iso = new(
        @"^P(?:([+-]?\d+)Y)?(?:([+-]?\d+)M)?(?:([+-]?\d+)D)?(?:T(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?)(\d+)(?:\.(\d{1,6}))?S)?)?$", RegexOptions.CultureInvariant);

    /// <summary>As Debezium counts where it sends a number: years of 365.25 days, months of 30.4375.</summary>
    public long Averaged => (Months * (long)(30.4375 * MicrosOfDay)) + (Days * MicrosOfDay) + Micros;

    /// <summary>Reads 1 year 2 mons -3 days 04:05:06.789 and P1Y2M-3DT4H5M6.789S.</summary>
    public static IntervalSpan? Parse(string text) => text.StartsWith('P') ? OfIso(text) : OfWords(text);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Months} months {Days} days {ClockTime.Text(Micros * 1000)}");

    private static IntervalSpan? OfWords(string text)
    {
        var (months, days) = (0L, 0L);
        var rest = Unit.Replace(text, unit =>
        {
            var number = long.Parse(unit.Groups[1].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            months += unit.Groups[2].Value switch { "year" => 12 * number, "mon" => number, _ => 0 };
            days += unit.Groups[2].Value == "day" ? number : 0;
            return "";
        }).Trim();
        return rest.Length == 0 ? (months != 0 || days != 0 ? new IntervalSpan(months, days, 0) : null)
            : ClockTime.Parse(rest) is { } nanos ? new IntervalSpan(months, days, nanos / 1000)
            : null;
    }

    private static IntervalSpan? OfIso(string text)
    {
        if (Iso.Match(text) is not { Success: true } match || text.Length < 3)
        {
            return null;
        }

        long Part(int group) => match.Groups[group] is { Success: true, Value: var value } ? long.Parse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : 0;

        var micros = match.Groups[7].Success
            ? (Part(7) * 1_000_000) + long.Parse(match.Groups[8].Value.PadRight(6, '0'), NumberStyles.None, CultureInfo.InvariantCulture)
            : 0;
        micros = match.Groups[6].Value == "-" ? -micros : micros;
        return new IntervalSpan((12 * Part(1)) + Part(2), Part(3), (((Part(4) * 60) + Part(5)) * 60_000_000) + micros);
    }
}
