namespace StreamTesting;

/// <summary>Months and seasons of moments.</summary>
internal static class MonthOf
{
    public static int Number(long ticks) => new DateTime(ticks).Month;

    public static Season Season(long ticks) => (Season)(Number(ticks) % 12 / 3);

    public static long Next(long ticks)
    {
        var time = new DateTime(ticks);
        return time is { Year: 9999, Month: 12 } ? long.MaxValue : new DateTime(time.Year, time.Month, 1).AddMonths(1).Ticks;
    }
}
