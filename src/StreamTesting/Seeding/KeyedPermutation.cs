using System.Numerics;
using System.Runtime.CompilerServices;

namespace StreamTesting;

/// <summary>
/// A random order of the numbers 0 to n - 1 that is computed, not stored: each number's place is found alone, in constant time and memory.
/// </summary>
/// <remarks>
/// A six-round Feistel network over the smallest sufficient number of bits, walked until it falls inside the range (Black and Rogaway,
/// "Ciphers with arbitrary finite domains", 2002: cycle walking; two steps on average at the most). Not for secrets. Thread-safe.
/// </remarks>
public sealed class KeyedPermutation
{
    private const int Rounds = 6;
    private readonly ulong[] _keys = new ulong[Rounds];
    private readonly int _lowBits;
    private readonly int _highBits;

    /// <summary>Makes the permutation that belongs to a seed and a length.</summary>
    /// <param name="seed">Its key.</param>
    /// <param name="length">How many numbers it orders; from 0 to 2^62.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or above 2^62.</exception>
    public KeyedPermutation(Seed seed, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, 1L << 62);
        Length = length;
        var bits = Math.Max(2, 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(0, length - 1)));
        _lowBits = bits / 2;
        _highBits = bits - _lowBits;
        var random = seed.Random();
        for (var i = 0; i < Rounds; i++)
        {
            _keys[i] = random.NextUInt64();
        }
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Mix(ulong half, ulong key)
    {
        var mixed = (half ^ key) * 0x9E3779B97F4A7C15UL;
        mixed ^= mixed >> 32;
        mixed *= 0xD6E8FEB86659FD93UL;
        return mixed ^ (mixed >> 29);
    }

    private ulong Encrypt(ulong value)
    {
        int low = _lowBits, high = _highBits;
        ulong lowMask = (1UL << low) - 1, highMask = (1UL << high) - 1;
        var left = value >> low;
        var right = value & lowMask;
        for (var round = 0; round < Rounds; round += 2)
        {
            left = (left ^ Mix(right, _keys[round])) & highMask;
            right = (right ^ Mix(left, _keys[round + 1])) & lowMask;
        }

        return (left << low) | right;
    }
}
