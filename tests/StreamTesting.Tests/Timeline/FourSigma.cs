using System.Globalization;

namespace StreamTesting.Tests;

internal static class FourSigma
{
    /// <summary>A binomial count lies within four standard deviations: outside once in 16,000 right ones. Shares of 0 and 1 must be met exactly.</summary>
    public static void ShouldBeWithinFourSigma(this int measured, int of, double share, string what)
    {
        var bound = share is 0 or 1 ? 0 : 4 * Math.Sqrt(of * share * (1 - share));
        Math.Abs(measured - (of * share)).ShouldBeLessThanOrEqualTo(
            bound, string.Create(CultureInfo.InvariantCulture, $"{what}: {measured} of {of}, and the share asked for is {share}"));
    }
}
