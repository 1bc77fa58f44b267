using System.Globalization;
using System.Text.RegularExpressions;

namespace StreamTesting.Cli;

/// <summary>Times as people write them: 250ms, 90s, 15m, 1h30m, 3d, or 01:30:00.</summary>
internal static class Durations
{
    public const string Examples = "for example 250ms, 90s, 15m, 1h30m, 3d or 01:30:00";

    private static readonly Regex Parts = new(
        @"^(?:(?<d>[0-9]{1,9}(\.[0-9]+)?)d)?(?:(?<h>[0-9]{1,9}(\.[0-9]+)?)h)?(?:(?<m>[0-9]{1,9}(\.[0-9]+)?)m)?(?:(?<s>[0-9]{1,9}(\.[0-9]+)?)s)?(?:(?<ms>[0-9]{1,12})ms)?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);

    public static TimeSpan? Parse(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var known) && text.Contains(':'))
        {
            return known;
        }

        var parts = Parts.Match(text);
        if (!parts.Success || text.Length == 0)
        {
            return null;
        }

        var ticks = 0m;
        foreach (var (name, unit) in new[] { ("d", TimeSpan.TicksPerDay), ("h", TimeSpan.TicksPerHour), ("m", TimeSpan.TicksPerMinute), ("s", TimeSpan.TicksPerSecond), ("ms", TimeSpan.TicksPerMillisecond) })
        {
            var group = parts.Groups[name];
            ticks += group.Success && decimal.TryParse(group.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number * unit : 0;
        }

        return ticks <= TimeSpan.FromDays(36_500).Ticks ? new TimeSpan((long)ticks) : null;
    }

    public static string Text(TimeSpan time) => time switch
    {
        _ when time.Ticks % TimeSpan.TicksPerSecond != 0 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMilliseconds}ms"),
        _ when time.Ticks % TimeSpan.TicksPerMinute != 0 => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalSeconds}s"),
        _ when time.Ticks % TimeSpan.TicksPerHour != 0 || time == TimeSpan.Zero => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalMinutes}m"),
        _ when time.Ticks % TimeSpan.TicksPerDay != 0 => string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.Days}d"),
    };
}
