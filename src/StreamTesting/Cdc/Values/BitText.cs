using System.Collections;
using System.Globalization;
using System.Numerics;

namespace StreamTesting;

/// <summary>Bits, from the highest to the lowest.</summary>
internal static class BitText
{
    /// <summary>Of the little-endian bytes that connectors send; the length is the type's where that is fixed, and as short as can be where not.</summary>
    public static string OfBytes(byte[] littleEndian, int? length) => OfNumber(new BigInteger(littleEndian, isUnsigned: true), length);

    public static string OfNumber(BigInteger number, int? length)
    {
        var bits = number.IsZero ? "" : number.ToString("b", CultureInfo.InvariantCulture).TrimStart('0');
        return bits.PadLeft(length ?? 0, '0');
    }

    public static string Of(BitArray bits) => string.Concat(Enumerable.Range(0, bits.Length).Select(i => bits[i] ? '1' : '0'));

    /// <summary>Reads 10110 and MariaDB's 0x155; null where it is neither.</summary>
    public static string? Parse(string text, int? length)
    {
        if (text.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return BigInteger.TryParse($"0{text.AsSpan(2)}", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? OfNumber(number, length) : null;
        }

        return text.AsSpan().ContainsAnyExcept('0', '1') ? null : text.PadLeft(length ?? 0, '0');
    }
}
