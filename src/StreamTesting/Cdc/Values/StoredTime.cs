using System.Globalization;

namespace StreamTesting;

/// <summary>Dates and times as databases and their clients give them.</summary>
internal static class StoredTime
{
    private const long NanosOfTick = 100;

    public static string? Of(ColumnKind kind, object value) => kind switch
    {
        ColumnKind.Date => Date(value),
        ColumnKind.Time => Time(value),
        ColumnKind.TimeWithZone => TimeWithZone(value),
        ColumnKind.Timestamp => Timestamp(value),
        _ => value switch
        {
            string text => Moment(text),
            DateTime time when time == DateTime.MaxValue => "infinity",
            DateTime time => $"{CivilTime.Of(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time)}Z",
            DateTimeOffset time => $"{CivilTime.Of(time.UtcDateTime)}Z",
            _ => null,
        },
    };

    public static string WithZone(long nanos, int offset) => string.Create(
        CultureInfo.InvariantCulture, $"{ClockTime.Text(nanos)}{(offset < 0 ? "-" : "+")}{ClockTime.Text(Math.Abs(offset) * 1_000_000_000L)}");

    /// <summary>A moment in UTC; without a zone it is UTC's.</summary>
    public static string? Moment(string text) => NumberText.Special(text) is { } infinity ? infinity.ToLowerInvariant()
        : TemporalText.Parse(text) is var (local, offset) ? $"{local with { Seconds = local.Seconds - (offset ?? 0) }}Z"
        : null;

    private static string? Date(object value) => value switch
    {
        string text => NumberText.Special(text)?.ToLowerInvariant() ?? (TemporalText.Parse(text) is var (local, _) ? CivilTime.DateText(local.Day) : null),
        DateOnly date => CivilTime.DateText(date.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber),
        DateTime time => CivilTime.DateText(CivilTime.Of(time).Day),
        DateTimeOffset time => CivilTime.DateText(CivilTime.Of(time.DateTime).Day),
        _ => null,
    };

    private static string? Time(object value) => value switch
    {
        string text => TemporalText.ParseTime(text) is var (nanos, _) ? ClockTime.Text(nanos) : null,
        TimeSpan span when Math.Abs((decimal)span.Ticks) < long.MaxValue / NanosOfTick => ClockTime.Text(span.Ticks * NanosOfTick),
        TimeOnly time => ClockTime.Text(time.Ticks * NanosOfTick),
        DateTime time => ClockTime.Text(time.TimeOfDay.Ticks * NanosOfTick),
        _ => null,
    };

    private static string? TimeWithZone(object value) => value switch
    {
        string text => TemporalText.ParseTime(text) is var (nanos, offset) ? WithZone(nanos, offset ?? 0) : null,
        DateTimeOffset time => WithZone(time.TimeOfDay.Ticks * NanosOfTick, (int)time.Offset.TotalSeconds),
        _ => null,
    };

    private static string? Timestamp(object value) => value switch
    {
        string text => NumberText.Special(text)?.ToLowerInvariant() ?? TemporalText.Parse(text)?.Local.ToString(),
        DateTime time when time == DateTime.MaxValue => "infinity",
        DateTime time => CivilTime.Of(time).ToString(),
        DateTimeOffset time => CivilTime.Of(time.UtcDateTime).ToString(),
        DateOnly date => CivilTime.Of(date.ToDateTime(TimeOnly.MinValue)).ToString(),
        _ => null,
    };
}
