using System.Globalization;

namespace StreamTesting;

internal static class Guard
{
    public static void Rate(double rate, string name, string of = "The rate")
    {
        if (!(rate >= 0 && rate <= 1))
        {
            throw new ArgumentOutOfRangeException(
                name, rate, string.Create(CultureInfo.InvariantCulture, $"{of} is {rate}; it must lie between 0 and 1 (6 % is 0.06)."));
        }
    }

    public static void Between(TimeSpan value, TimeSpan min, TimeSpan max, string name, string of)
    {
        if (value < min || value > max)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{of} is {value}; it must lie between {min} and {max}.");
        }
    }

    public static void Between(long value, long min, long max, string name, string of)
    {
        if (value < min || value > max)
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{of} is {value}; it must lie between {min} and {max}."));
        }
    }

    public static long Milliseconds(TimeSpan value, string name, string of, long least = 1)
    {
        if (value.Ticks % TimeSpan.TicksPerMillisecond != 0 || value.Ticks / TimeSpan.TicksPerMillisecond < least)
        {
            throw new ArgumentOutOfRangeException(
                name, value, string.Create(CultureInfo.InvariantCulture, $"{of} is {value}; it must be a whole number of milliseconds, at least {least}."));
        }

        return value.Ticks / TimeSpan.TicksPerMillisecond;
    }
}
