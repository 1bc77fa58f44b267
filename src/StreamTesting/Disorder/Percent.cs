using System.Globalization;

namespace StreamTesting;

internal static class Percent
{
    public static string Of(double rate) => string.Create(CultureInfo.InvariantCulture, $"{Math.Round(rate * 100, 4):0.####} %");

    public static string Of(long count, long of) => of == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{100.0 * count / of:0.00} %");
}
