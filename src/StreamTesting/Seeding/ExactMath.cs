namespace StreamTesting;

/// <summary>Exponential and logarithm from IEEE 754 basic operations alone, because the platforms' own differ in the last bit.</summary>
internal static class ExactMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>1 / 14! to 1 / 0!, each rounded to the nearest.</summary>
    private static ReadOnlySpan<double> InverseFactorials =>
    [
        1.1470745597729725e-11, 1.6059043836821613e-10, 2.08767569878681e-09, 2.505210838544172e-08, 2.755731922398589e-07,
        2.7557319223985893e-06, 2.48015873015873e-05, 0.0001984126984126984, 0.001388888888888889, 0.008333333333333333,
        0.041666666666666664, 0.16666666666666666, 0.5, 1, 1,
    ];

    public static double Exp(double x)
    {
        if (double.IsNaN(x) || x > 709.782712893384)
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x < -708)
        {
            return 0;
        }

        var power = Math.Round(x / (Ln2High + Ln2Low), MidpointRounding.ToEven);
        var rest = x - (power * Ln2High) - (power * Ln2Low);
        var sum = 0.0;
        foreach (var coefficient in InverseFactorials)
        {
            sum = (sum * rest) + coefficient;
        }

        return Math.ScaleB(sum, (int)power);
    }

    public static double Log(double x)
    {
        if (!(x > 0) || double.IsPositiveInfinity(x))
        {
            return x == 0 ? double.NegativeInfinity : x > 0 ? x : double.NaN;
        }

        var exponent = Math.ILogB(x);
        var mantissa = Math.ScaleB(x, -exponent);
        if (mantissa > 1.4142135623730951)
        {
            mantissa *= 0.5;
            exponent++;
        }

        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var n = 25; n >= 1; n -= 2)
        {
            sum = (sum * square) + (1.0 / n);
        }

        return (exponent * Ln2High) + ((2 * s * sum) + (exponent * Ln2Low));
    }
}
