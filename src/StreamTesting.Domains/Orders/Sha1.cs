using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StreamTesting.Domains;

/// <summary>
/// SHA-1 (FIPS 180-4), for version 5 UUIDs and nothing else. Here because the platform's costs several times as much for texts this short:
/// it sets up and tears down a native context for each.
/// </summary>
internal static class Sha1
{
    public const int BlockBytes = 64;
    public const int HashBytes = 20;

    /// <summary>How many bytes a message takes with its padding.</summary>
    public static int PaddedLength(int length) => (length + 8 + BlockBytes) / BlockBytes * BlockBytes;

    /// <summary>Hashes a message in place.</summary>
    /// <param name="message">The message, and behind it room for its padding, which is overwritten: see <see cref="PaddedLength"/>.</param>
    /// <param name="length">The length of the message itself.</param>
    /// <param name="hash">Where its 20 bytes go.</param>
    public static void Hash(Span<byte> message, int length, Span<byte> hash)
    {
        var padded = message[..PaddedLength(length)];
        padded[length..].Clear();
        padded[length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(padded[^8..], (ulong)length * 8);
        uint a = 0x67452301, b = 0xEFCDAB89, c = 0x98BADCFE, d = 0x10325476, e = 0xC3D2E1F0;
        Span<uint> words = stackalloc uint[80];
        for (; !padded.IsEmpty; padded = padded[BlockBytes..])
        {
            Block(padded, words, ref a, ref b, ref c, ref d, ref e);
        }

        BinaryPrimitives.WriteUInt32BigEndian(hash, a);
        BinaryPrimitives.WriteUInt32BigEndian(hash[4..], b);
        BinaryPrimitives.WriteUInt32BigEndian(hash[8..], c);
        BinaryPrimitives.WriteUInt32BigEndian(hash[12..], d);
        BinaryPrimitives.WriteUInt32BigEndian(hash[16..], e);
    }

    private static void Block(ReadOnlySpan<byte> block, Span<uint> words, ref uint a0, ref uint b0, ref uint c0, ref uint d0, ref uint e0)
    {
        uint a = a0, b = b0, c = c0, d = d0, e = e0;
        ref var word = ref MemoryMarshal.GetReference(words);
        for (var i = 0; i < 16; i++)
        {
            Unsafe.Add(ref word, i) = BinaryPrimitives.ReadUInt32BigEndian(block.Slice(4 * i, 4));
        }

        for (var i = 16; i < 20; i++)
        {
            Expand(ref word, i);
        }

        for (var i = 0; i < 20; i += 5)
        {
            Round(a, ref b, ref e, d ^ (b & (c ^ d)), 0x5A827999 + Unsafe.Add(ref word, i));
            Round(e, ref a, ref d, c ^ (a & (b ^ c)), 0x5A827999 + Unsafe.Add(ref word, i + 1));
            Round(d, ref e, ref c, b ^ (e & (a ^ b)), 0x5A827999 + Unsafe.Add(ref word, i + 2));
            Round(c, ref d, ref b, a ^ (d & (e ^ a)), 0x5A827999 + Unsafe.Add(ref word, i + 3));
            Round(b, ref c, ref a, e ^ (c & (d ^ e)), 0x5A827999 + Unsafe.Add(ref word, i + 4));
        }

        for (var i = 20; i < 40; i += 5)
        {
            Round(a, ref b, ref e, b ^ c ^ d, 0x6ED9EBA1 + Expand(ref word, i));
            Round(e, ref a, ref d, a ^ b ^ c, 0x6ED9EBA1 + Expand(ref word, i + 1));
            Round(d, ref e, ref c, e ^ a ^ b, 0x6ED9EBA1 + Expand(ref word, i + 2));
            Round(c, ref d, ref b, d ^ e ^ a, 0x6ED9EBA1 + Expand(ref word, i + 3));
            Round(b, ref c, ref a, c ^ d ^ e, 0x6ED9EBA1 + Expand(ref word, i + 4));
        }

        for (var i = 40; i < 60; i += 5)
        {
            Round(a, ref b, ref e, (b & c) | (d & (b | c)), 0x8F1BBCDC + Expand(ref word, i));
            Round(e, ref a, ref d, (a & b) | (c & (a | b)), 0x8F1BBCDC + Expand(ref word, i + 1));
            Round(d, ref e, ref c, (e & a) | (b & (e | a)), 0x8F1BBCDC + Expand(ref word, i + 2));
            Round(c, ref d, ref b, (d & e) | (a & (d | e)), 0x8F1BBCDC + Expand(ref word, i + 3));
            Round(b, ref c, ref a, (c & d) | (e & (c | d)), 0x8F1BBCDC + Expand(ref word, i + 4));
        }

        for (var i = 60; i < 80; i += 5)
        {
            Round(a, ref b, ref e, b ^ c ^ d, 0xCA62C1D6 + Expand(ref word, i));
            Round(e, ref a, ref d, a ^ b ^ c, 0xCA62C1D6 + Expand(ref word, i + 1));
            Round(d, ref e, ref c, e ^ a ^ b, 0xCA62C1D6 + Expand(ref word, i + 2));
            Round(c, ref d, ref b, d ^ e ^ a, 0xCA62C1D6 + Expand(ref word, i + 3));
            Round(b, ref c, ref a, c ^ d ^ e, 0xCA62C1D6 + Expand(ref word, i + 4));
        }

        (a0, b0, c0, d0, e0) = (a0 + a, b0 + b, c0 + c, d0 + d, e0 + e);
    }

    /// <summary>A word from those 3, 8, 14 and 16 before it; made when its round comes, so that the processor does both at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Expand(ref uint word, int i) => Unsafe.Add(ref word, i) = BitOperations.RotateLeft(
        Unsafe.Add(ref word, i - 3) ^ Unsafe.Add(ref word, i - 8) ^ Unsafe.Add(ref word, i - 14) ^ Unsafe.Add(ref word, i - 16), 1);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, ref uint b, ref uint e, uint mixed, uint constant)
    {
        e += BitOperations.RotateLeft(a, 5) + mixed + constant;
        b = BitOperations.RotateLeft(b, 30);
    }
}
