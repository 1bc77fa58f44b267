namespace StreamTesting.Domains;

/// <summary>Money in whole cents.</summary>
internal static class StoreMoney
{
    private const int BasisPoints = 10_000;

    public static decimal Amount(long cents) => new((int)cents, (int)(cents >> 32), 0, false, 2);

    public static long Cents(decimal amount) => (long)(amount * 100);

    public static long BasisPointsOf(double rate) => (long)Math.Round(rate * BasisPoints, MidpointRounding.AwayFromZero);

    /// <summary>A share of an amount, rounded to the cent, halves up.</summary>
    public static long Share(long cents, long basisPoints) => ((cents * basisPoints) + (BasisPoints / 2)) / BasisPoints;
}
