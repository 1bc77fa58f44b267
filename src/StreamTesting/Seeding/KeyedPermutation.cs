using System.Numerics;
using System.Runtime.CompilerServices;

namespace StreamTesting;

/// <summary>
/// A random order of the numbers 0 to n - 1 that is computed, not stored: each number's place is found alone, in constant time and memory.
/// </summary>
/// <remarks>
/// A six-round Feistel network over the smallest sufficient number of bits, walked until it falls inside the range (Black and Rogaway,
/// "Ciphers with arbitrary finite domains", 2002: cycle walking; two steps on average at the most, more below 2048 numbers). A round
/// folds the 128-bit product of the keyed half and a constant. There are twelve bits at the least: on fewer, six rounds do not reach every
/// order of a few numbers equally often. Not for secrets. Thread-safe.
/// </remarks>
public sealed class KeyedPermutation
{
    private const int LeastBits = 12;
    private const int MostInARow = 256;
    private readonly (ulong A, ulong B, ulong C, ulong D, ulong E, ulong F) _keys;
    private readonly int _lowBits;
    private readonly ulong _lowMask;
    private readonly ulong _highMask;

    /// <summary>Makes the permutation that belongs to a seed and a length.</summary>
    /// <param name="seed">Its key.</param>
    /// <param name="length">How many numbers it orders; from 0 to 2^62.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or above 2^62.</exception>
    public KeyedPermutation(Seed seed, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 1L << 62);
        Length = length;
        var bits = Math.Max(LeastBits, 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, length - 1)));
        _lowBits = bits / 2;
        _lowMask = (1UL << _lowBits) - 1;
        _highMask = (1UL << (bits - _lowBits)) - 1;
        var random = seed.Random();
        _keys = (random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64());
    }

    /// <summary>How many numbers are ordered.</summary>
    public long Length { get; }

    /// <summary>Finds the place of a number; no two numbers have the same.</summary>
    /// <param name="number">From 0 to <see cref="Length"/> - 1.</param>
    /// <returns>Its place, from 0 to <see cref="Length"/> - 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside the range.</exception>
    public long PlaceOf(long number)
    {
        if ((ulong)number >= (ulong)Length)
        {
            throw new ArgumentOutOfRangeException(nameof(number), number, $"The number must lie between 0 and {Length - 1}.");
        }

        var place = (ulong)number;
        do
        {
            place = Encrypt(place);
        }
        while (place >= (ulong)Length);

        return (long)place;
    }

    /// <summary>Finds the places of numbers in a row: the same as one by one, several times as fast.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="places">Where the places go; as many numbers as it is long are asked for, 256 at the most.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside the range, or they are too many.</exception>
    public void PlacesOf(long first, Span<long> places)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places.Length, MostInARow, nameof(places));
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, Length - places.Length);
        Span<byte> walking = stackalloc byte[places.Length];
        var count = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var place = Encrypt((ulong)(first + i));
            places[i] = (long)place;
            walking[count] = (byte)i;
            count += place >= (ulong)Length ? 1 : 0;
        }

        while (count > 0)
        {
            var left = 0;
            foreach (var i in walking[..count])
            {
                var place = Encrypt((ulong)places[i]);
                places[i] = (long)place;
                walking[left] = i;
                left += place >= (ulong)Length ? 1 : 0;
            }

            count = left;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong half, ulong key)
    {
        var high = Math.BigMul(half ^ key, 0x9E3779B97F4A7C15UL, out var low);
        return high ^ low;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong Encrypt(ulong value)
    {
        var left = value >> _lowBits;
        var right = value & _lowMask;
        left = (left ^ Mix(right, _keys.A)) & _highMask;
        right = (right ^ Mix(left, _keys.B)) & _lowMask;
        left = (left ^ Mix(right, _keys.C)) & _highMask;
        right = (right ^ Mix(left, _keys.D)) & _lowMask;
        left = (left ^ Mix(right, _keys.E)) & _highMask;
        right = (right ^ Mix(left, _keys.F)) & _lowMask;
        return (left << _lowBits) | right;
    }
}
