using System.Globalization;

namespace StreamTesting;

/// <summary>Dates and times as PostgreSQL, MariaDB and ISO 8601 write them.</summary>
internal static class TemporalText
{
    /// <summary>Reads 2024-02-29 12:34:56.789+02, with T, with Z, without a time, without a zone, with a sign before the year, with BC behind.</summary>
    /// <returns>The time without its zone, and the zone's seconds; null where it is no date, 0000-00-00 among them.</returns>
    public static (CivilTime Local, int? Offset)? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var isBeforeChrist = text.EndsWith(" BC", StringComparison.Ordinal);
        text = isBeforeChrist ? text[..^3] : text;
        var isNegative = text is ['-', ..];
        text = isNegative || text is ['+', ..] ? text[1..] : text;
        var split = text.IndexOfAny('T', ' ');
        var date = split < 0 ? text : text[..split];
        var offset = split < 0 ? Zone(ref date) : null;
        if (Date(date) is not var (year, month, day))
        {
            return null;
        }

        year = isNegative ? -year : isBeforeChrist ? 1 - year : year;
        var nanos = 0L;
        if (split >= 0)
        {
            var time = text[(split + 1)..];
            offset = Zone(ref time);
            if (ClockTime.Parse(time) is not (>= 0 and var known))
            {
                return null;
            }

            nanos = known;
        }

        var (seconds, rest) = Math.DivRem(nanos, 1_000_000_000);
        return (new CivilTime((CivilTime.DayOf(year, month, day) * CivilTime.SecondsOfDay) + seconds, (int)rest), offset);
    }

    /// <summary>Reads 12:34:56.789+02: nanoseconds without the zone, and the zone's seconds.</summary>
    public static (long Nanos, int? Offset)? ParseTime(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var offset = Zone(ref text);
        return ClockTime.Parse(text) is { } nanos ? (nanos, offset) : null;
    }

    /// <summary>Takes Z, +02, +0230, +02:30 or -12:00:30 off the end.</summary>
    private static int? Zone(ref ReadOnlySpan<char> text)
    {
        if (text is [.., 'Z'])
        {
            text = text[..^1];
            return 0;
        }

        var sign = text.LastIndexOfAny('+', '-');
        if (sign <= 0 || (text.IndexOf(':') is var colon && (colon < 0 || colon > sign)))
        {
            return null;
        }

        var zone = text[(sign + 1)..];
        var padded = zone.Contains(':') ? zone.ToString() : zone.Length == 4 ? $"{zone[..2]}:{zone[2..]}" : $"{zone}:00";
        if (ClockTime.Parse(padded) is not { } nanos)
        {
            return null;
        }

        var seconds = (int)(nanos / 1_000_000_000);
        seconds = text[sign] == '-' ? -seconds : seconds;
        text = text[..sign];
        return seconds;
    }

    private static (long Year, int Month, int Day)? Date(ReadOnlySpan<char> text)
    {
        Span<Range> parts = stackalloc Range[4];
        return text.Split(parts, '-') == 3
            && long.TryParse(text[parts[0]], NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year <= 999_999_999
            && int.TryParse(text[parts[1]], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            && int.TryParse(text[parts[2]], NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= 31
                ? (year, month, day)
                : null;
    }
}
