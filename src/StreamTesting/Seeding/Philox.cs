using System.Runtime.CompilerServices;

namespace StreamTesting;

/// <summary>
/// The Philox4x32-10 counter-based generator: block number <c>n</c> is made without making the blocks before it.
/// </summary>
/// <remarks>
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC11), and the reference
/// vectors of Random123. Pure integer arithmetic: the same on every machine.
/// </remarks>
public static class Philox
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;

    /// <summary>Makes the 128 bits that belong to a key and a counter.</summary>
    /// <param name="key">The 64-bit key; its low half is the reference's first key word.</param>
    /// <param name="counterLow">The counter's first and second word, low half first.</param>
    /// <param name="counterHigh">The counter's third and fourth word, low half first.</param>
    /// <returns>Output words 0 and 1 in the first number (word 0 low), words 2 and 3 in the second.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (ulong Low, ulong High) Block(ulong key, ulong counterLow, ulong counterHigh)
    {
        uint c0 = (uint)counterLow, c1 = (uint)(counterLow >> 32), c2 = (uint)counterHigh, c3 = (uint)(counterHigh >> 32);
        uint k0 = (uint)key, k1 = (uint)(key >> 32);

        for (var round = 0; round < 10; round++)
        {
            var a = (ulong)MultiplierA * c0;
            var b = (ulong)MultiplierB * c2;
            c0 = (uint)(b >> 32) ^ c1 ^ k0;
            c2 = (uint)(a >> 32) ^ c3 ^ k1;
            c1 = (uint)b;
            c3 = (uint)a;
            k0 += WeylA;
            k1 += WeylB;
        }

        return (c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32));
    }
}
