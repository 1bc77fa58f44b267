using System.Globalization;

namespace StreamTesting.Injection;

internal static class PaceRange
{
    private const double Least = 0.000001;
    private const double Most = 1_000_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(36_500);

    public static double Rate(double value, string name, string of) => value is >= Least and <= Most
        ? value
        : throw new ArgumentOutOfRangeException(
            name, value, string.Create(CultureInfo.InvariantCulture, $"{of} is {value}; it must lie between 0.000001 and 1000000000."));

    public static void Time(TimeSpan value, TimeSpan least, string name, string of)
    {
        if (value < least || value > Longest)
        {
            throw new ArgumentOutOfRangeException(name, value, $"{of} is {value}; it must lie between {least} and {Longest}.");
        }
    }

    /// <summary>Seconds as a time, however many they are.</summary>
    public static TimeSpan Seconds(double seconds) => seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : Longest;
}
