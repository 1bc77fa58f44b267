using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Times as files write them: ISO 8601 dates, or dates with a time, with an offset or none, which means UTC.</summary>
internal static class CsvTime
{
    public const string Forms = "2024-11-03, 2024-11-03 10:30:00 or 2024-11-03T10:30:00.000Z";

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mmK",
    ];

    public static bool TryParse(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    public static bool TryParse(string text, out DateOnly date)
    {
        var isTime = TryParse(text, out DateTimeOffset time);
        date = DateOnly.FromDateTime(time.UtcDateTime);
        return isTime;
    }
}
