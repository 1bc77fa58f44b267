using System.Runtime.CompilerServices;

namespace StreamTesting;

/// <summary>
/// The sequence of random values of one element of one seed. Two sources of the same seed and element yield the same values.
/// </summary>
/// <remarks>
/// Block <c>b</c> of element <c>e</c> is <see cref="Philox.Block"/> at the counter (b, e); each block yields two 64-bit values.
/// A mutable struct: a copy goes its own way from where it was copied. <c>default</c> is element 0 of the seed 0. Not thread-safe.
/// </remarks>
public struct RandomSource
{
    private readonly ulong _key;
    private readonly ulong _element;
    private ulong _block;
    private ulong _spare;
    private bool _hasSpare;

    internal RandomSource(ulong key, ulong element)
    {
        _key = key;
        _element = element;
    }

    /// <summary>Makes the next 64 bits.</summary>
    /// <returns>A value of which every bit is random.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong NextUInt64()
    {
        if (_hasSpare)
        {
            _hasSpare = false;
            return _spare;
        }

        return NextBlock();
    }

    /// <summary>Makes the next value of a range, each equally likely (Lemire's method with rejection: no bias).</summary>
    /// <param name="exclusiveMax">The end of the range, itself never returned; at least 1.</param>
    /// <returns>A value from 0 to <paramref name="exclusiveMax"/> - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The end is below 1.</exception>
    public long NextBelow(long exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        var range = (ulong)exclusiveMax;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = (0 - range) % range;
            while (low < threshold)
            {
                high = Math.BigMul(NextUInt64(), range, out low);
            }
        }

        return (long)high;
    }

    /// <summary>Makes the next value of a range that includes both its ends, each equally likely.</summary>
    /// <param name="min">The least value.</param>
    /// <param name="max">The greatest value; at least <paramref name="min"/>, and less than 2^63 - 1 above it.</param>
    /// <returns>A value from <paramref name="min"/> to <paramref name="max"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The range is empty or too wide.</exception>
    public long NextInRange(long min, long max)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(max, min);
        return min + NextBelow(checked(max - min + 1));
    }

    /// <summary>Makes the next number in [0, 1), a multiple of 2^-53.</summary>
    /// <returns>A number from 0 inclusive to 1 exclusive.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Tosses a coin.</summary>
    /// <param name="probability">How likely <c>true</c> is, from 0 (never) to 1 (always).</param>
    /// <returns>Whether it fell on the side of the given probability.</returns>
    public bool NextCoin(double probability) => NextDouble() < probability;

    /// <summary>Makes the next normally distributed number, from one value of the sequence (quantile function, Wichura's AS 241).</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="standardDeviation">The standard deviation; 0 gives the mean.</param>
    /// <returns>A finite number.</returns>
    public double NextNormal(double mean = 0, double standardDeviation = 1) =>
        mean + (standardDeviation * NormalQuantile.At(((NextUInt64() >> 11) + 0.5) * (1.0 / (1UL << 53))));

    /// <summary>Makes the next log-normally distributed number: e to the power of a normally distributed one.</summary>
    /// <param name="mean">The mean of the logarithm.</param>
    /// <param name="standardDeviation">The standard deviation of the logarithm.</param>
    /// <returns>A number above 0.</returns>
    public double NextLogNormal(double mean, double standardDeviation) => ExactMath.Exp(NextNormal(mean, standardDeviation));

    /// <summary>Makes the next identifier, in the form of a version 4 UUID (RFC 9562).</summary>
    /// <returns>An identifier that is the same for the same seed and element.</returns>
    public Guid NextGuid()
    {
        var low = (NextUInt64() & 0xFFFFFFFFFFFF0FFFUL) | 0x4000UL;
        var high = (NextUInt64() & 0x3FFFFFFFFFFFFFFFUL) | 0x8000000000000000UL;
        return new Guid(
            (uint)(low >> 32), (ushort)(low >> 16), (ushort)low,
            (byte)(high >> 56), (byte)(high >> 48), (byte)(high >> 40), (byte)(high >> 32),
            (byte)(high >> 24), (byte)(high >> 16), (byte)(high >> 8), (byte)high);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong NextBlock()
    {
        var (low, high) = Philox.Block(_key, _block++, _element);
        _spare = high;
        _hasSpare = true;
        return low;
    }
}
