namespace StreamTesting;

/// <summary>Dates and times as connectors send them.</summary>
internal static class WireTime
{
    /// <summary>Some 270 million years: more than any database has.</summary>
    private const long MostDays = 100_000_000_000;

    public static string? Of(ColumnType type, ValueForms forms, object value) => value switch
    {
        long day when type.Kind == ColumnKind.Date => day is < -MostDays or > MostDays ? null : CivilTime.DateText(day),
        long units when type.Kind == ColumnKind.Time => Nanos(units, UnitsOfSecond(type, forms)) is { } nanos ? ClockTime.Text(nanos) : null,
        long units when type.Kind == ColumnKind.Timestamp => CivilTime.OfUnits(units, UnitsOfSecond(type, forms)).ToString(),
        string text => OfText(type.Kind, text),
        _ => null,
    };

    /// <summary>In how many parts a second is counted.</summary>
    public static long UnitsOfSecond(ColumnType type, ValueForms forms) => forms.Times switch
    {
        TimeForm.Connect => 1_000,
        TimeForm.Microseconds => 1_000_000,
        TimeForm.Nanoseconds => 1_000_000_000,
        _ when type.Kind == ColumnKind.Time && (forms.Times == TimeForm.AdaptiveTimeMicroseconds || !forms.IsPostgreSql) => 1_000_000,
        _ => type.DigitsOr(forms.IsPostgreSql ? 6 : 0) <= 3 ? 1_000 : 1_000_000,
    };

    private static long? Nanos(long units, long unitsOfSecond)
    {
        var nanos = (Int128)units * (1_000_000_000 / unitsOfSecond);
        return nanos > long.MaxValue || nanos < long.MinValue ? null : (long)nanos;
    }

    private static string? OfText(ColumnKind kind, string text) => kind switch
    {
        ColumnKind.Time => TemporalText.ParseTime(text) is var (nanos, _) ? ClockTime.Text(nanos) : null,
        ColumnKind.TimeWithZone => TemporalText.ParseTime(text) is var (nanos, offset) ? StoredTime.WithZone(nanos, offset ?? 0) : null,
        ColumnKind.Timestamp => NumberText.Special(text)?.ToLowerInvariant() ?? TemporalText.Parse(text)?.Local.ToString(),
        ColumnKind.Date => TemporalText.Parse(text) is var (local, _) ? CivilTime.DateText(local.Day) : null,
        _ => StoredTime.Moment(text),
    };
}
