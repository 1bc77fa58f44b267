using System.Globalization;

namespace StreamTesting.Domains;

/// <summary>Refuses options outside their range, with the value and the range.</summary>
internal static class OptionRange
{
    public static void Check(long value, long min, long max, string name, string of)
    {
        if (value < min || value > max)
        {
            var range = max < min ? "there is none" : string.Create(CultureInfo.InvariantCulture, $"it must lie between {min} and {max}");
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{of} is {value}; {range}."));
        }
    }

    public static void CheckRate(double rate, string name, string of)
    {
        if (!(rate >= 0 && rate <= 1))
        {
            throw new ArgumentOutOfRangeException(
                name, rate, string.Create(CultureInfo.InvariantCulture, $"{of} is {rate}; it must lie between 0 and 1 (8 % is 0.08)."));
        }
    }

    public static void CheckNumber(double value, double min, double max, string name, string of)
    {
        if (!(value >= min && value <= max))
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{of} is {value}; it must lie between {min} and {max}."));
        }
    }

    public static void CheckDefined<T>(T value, string name, string of)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            throw new ArgumentOutOfRangeException(name, value, $"{of} is {value}; it must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        }
    }

    public static void CheckTime(TimeSpan value, TimeSpan min, TimeSpan max, TimeSpan unit, string name, string of)
    {
        if (value < min || value > max || value.Ticks % unit.Ticks != 0)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{of} is {value}; it must lie between {min} and {max}, in whole steps of {unit}.");
        }
    }

    public static void CheckTime(DateTimeOffset value, DateTimeOffset min, DateTimeOffset max, TimeSpan unit, string name, string of)
    {
        if (value < min || value > max || value.UtcTicks % unit.Ticks != 0)
        {
            throw new ArgumentOutOfRangeException(
                name, value, $"{of} is {Text(value)}; it must lie between {Text(min)} and {Text(max)}, in whole steps of {unit}.");
        }
    }

    private static string Text(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture);
}
