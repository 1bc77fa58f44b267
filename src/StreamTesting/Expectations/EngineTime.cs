using System.Globalization;

namespace StreamTesting;

/// <summary>Between the library's times and an engine's milliseconds, which are cut, not rounded.</summary>
internal static class EngineTime
{
    public static long MsOf(StreamEvent happened) => new DateTimeOffset(happened.Ticks, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static int MicrosOf(StreamEvent happened) => (int)(happened.Ticks % TimeSpan.TicksPerMillisecond / TimeSpan.TicksPerMicrosecond);

    public static bool IsTime(long ms) => ms >= DateTimeOffset.MinValue.ToUnixTimeMilliseconds() && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static DateTimeOffset? From(long ms) => IsTime(ms) ? DateTimeOffset.FromUnixTimeMilliseconds(ms) : null;

    /// <summary>A bound of a window; those that no calendar has are cut to its ends.</summary>
    public static DateTimeOffset Bound(long ms) => From(ms) ?? (ms < 0 ? DateTimeOffset.MinValue : DateTimeOffset.MaxValue);

    public static string Text(long ms) => From(ms) is { } time ? UtcText.Of(time) : ms == long.MinValue ? "none yet" : string.Create(CultureInfo.InvariantCulture, $"{ms} ms");

    /// <summary>The time of day alone where the date is a known one.</summary>
    public static string Text(long ms, DateTimeOffset day) => From(ms) is { } time && time.UtcDateTime.Date == day.UtcDateTime.Date
        ? time.UtcDateTime.ToString(time.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss.FFF", CultureInfo.InvariantCulture)
        : Text(ms);

    public static string Length(long ms) => ms switch
    {
        0 => "0",
        _ when ms % 60_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{ms / 60_000} min"),
        _ when ms % 1000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{ms / 1000} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{ms} ms"),
    };
}
