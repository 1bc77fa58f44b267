using System.Globalization;

namespace StreamTesting;

/// <summary>A sum cut into equal slots, exactly: slot i of n begins at floor(sum x i / n).</summary>
internal static class RateSlots
{
    public const long Most = 1L << 50;

    public static void Check(long index, long count)
    {
        if (count is < 1 or > Most || index < 0 || index >= count)
        {
            throw new ArgumentOutOfRangeException(
                nameof(index), index, string.Create(CultureInfo.InvariantCulture, $"There is no event {index} of {count}: numbers go from 0 to {count - 1}, and there are from 1 to 2^50."));
        }
    }

    /// <summary>The sum has at most 102 bits and the count 51, so that the sum's rest times the index fits into 128.</summary>
    public static UInt128 Start(UInt128 sum, long index, ulong count)
    {
        var (whole, rest) = UInt128.DivRem(sum, count);
        return (whole * (ulong)index) + (rest * (ulong)index / count);
    }

    /// <summary>floor(width x part / 2^64).</summary>
    public static UInt128 Part(UInt128 width, ulong part)
    {
        var low = Math.BigMul((ulong)width, part, out _);
        var high = (ulong)(width >> 64);
        return high == 0 ? low : ((UInt128)high * part) + low;
    }
}
