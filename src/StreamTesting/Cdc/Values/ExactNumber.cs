using System.Globalization;
using System.Numerics;

namespace StreamTesting;

/// <summary>A decimal number of any size: a whole number and how many of its digits stand behind the point. Equal numbers are equal.</summary>
internal readonly record struct ExactNumber
{
    private const int MostZeros = 40;
    private static readonly BigInteger Ten = new(10);

    public ExactNumber(BigInteger unscaled, int scale)
    {
        while (!unscaled.IsZero && unscaled.IsEven && BigInteger.DivRem(unscaled, Ten, out var rest) is var shorter && rest.IsZero)
        {
            unscaled = shorter;
            scale--;
        }

        (Unscaled, Scale) = (unscaled, unscaled.IsZero ? 0 : scale);
    }

    public BigInteger Unscaled { get; }

    public int Scale { get; }

    /// <summary>Reads 12, -1.50, 1.5E+3; nothing else, and no exponent of more than six digits.</summary>
    public static ExactNumber? Parse(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var exponent = 0;
        if (text.IndexOfAny('e', 'E') is >= 0 and var e)
        {
            if (text.Length - e > 8 || !int.TryParse(text[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent))
            {
                return null;
            }

            text = text[..e];
        }

        var point = text.IndexOf('.');
        var digits = point < 0 ? text.ToString() : string.Concat(text[..point], text[(point + 1)..]);
        return digits.AsSpan().TrimStart("+-").Length > 0 && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var unscaled)
            ? new ExactNumber(unscaled, (point < 0 ? 0 : text.Length - point - 1) - exponent)
            : null;
    }

    /// <summary>The number as the nearest one of 64 bits.</summary>
    public double ToDouble() => double.Parse(string.Create(CultureInfo.InvariantCulture, $"{Unscaled}E{-Scale}"), CultureInfo.InvariantCulture);

    /// <summary>The number with a point where it is short that way, else with an exponent.</summary>
    public override string ToString()
    {
        var digits = BigInteger.Abs(Unscaled).ToString(CultureInfo.InvariantCulture);
        var sign = Unscaled.Sign < 0 ? "-" : "";
        if (Scale < -MostZeros || Scale > digits.Length + MostZeros)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits}E{-Scale}");
        }

        if (Scale <= 0)
        {
            return $"{sign}{digits}{new string('0', -Scale)}";
        }

        var padded = digits.PadLeft(Scale + 1, '0');
        return $"{sign}{padded[..^Scale]}.{padded[^Scale..]}";
    }
}
