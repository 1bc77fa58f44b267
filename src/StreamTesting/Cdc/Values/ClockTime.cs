using System.Globalization;

namespace StreamTesting;

/// <summary>Times of a day, and spans of time that are written like them.</summary>
internal static class ClockTime
{
    private const long NanosOfSecond = 1_000_000_000;

    /// <summary>Nanoseconds as 12:34:56.789, without zeros at the end; hours may be many, and all of it negative.</summary>
    public static string Text(long nanos)
    {
        var size = Math.Abs((decimal)nanos);
        var seconds = (long)(size / NanosOfSecond);
        var rest = (long)(size % NanosOfSecond);
        var fraction = rest == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{rest:000000000}").TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{(nanos < 0 ? "-" : "")}{seconds / 3600:00}:{seconds / 60 % 60:00}:{seconds % 60:00}{fraction}");
    }

    /// <summary>Reads 12:34, 12:34:56 and 12:34:56.789, up to nine digits of a second, with a sign or not.</summary>
    public static long? Parse(ReadOnlySpan<char> text)
    {
        var isNegative = text is ['-', ..];
        text = isNegative || text is ['+', ..] ? text[1..] : text;
        Span<Range> parts = stackalloc Range[4];
        var count = text.Split(parts, ':');
        if (count is < 2 or > 3 || Whole(text[parts[0]], 7) is not { } hours || Whole(text[parts[1]], 2) is not (< 60 and var minutes))
        {
            return null;
        }

        var second = count == 3 ? text[parts[2]] : "0";
        var point = second.IndexOf('.');
        if (Whole(point < 0 ? second : second[..point], 2) is not (<= 60 and var seconds) || (point < 0 ? 0 : Fraction(second[(point + 1)..])) is not { } nanos)
        {
            return null;
        }

        var all = ((((hours * 60) + minutes) * 60) + seconds) * NanosOfSecond + nanos;
        return isNegative ? -all : all;
    }

    private static long? Whole(ReadOnlySpan<char> digits, int most) =>
        digits.Length <= most && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static long? Fraction(ReadOnlySpan<char> digits)
    {
        if (Whole(digits, 9) is not { } number)
        {
            return null;
        }

        for (var i = digits.Length; i < 9; i++)
        {
            number *= 10;
        }

        return number;
    }
}
