using System.Numerics;

namespace StreamTesting.EmbeddedKafka.Log;

/// <summary>Bits read from the last to the first, as Zstandard writes them; beyond the first come zeros.</summary>
internal ref struct BackwardBits
{
    private readonly ReadOnlySpan<byte> bytes;

    public BackwardBits(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty || bytes[^1] == 0)
        {
            throw new InvalidDataException("a Zstandard bit stream has no end mark");
        }

        this.bytes = bytes;
        Left = ((bytes.Length - 1) * 8) + BitOperations.Log2(bytes[^1]);
    }

    /// <summary>Bits that are left; negative when more have been read than there were.</summary>
    public int Left { get; private set; }

    public uint Read(int count)
    {
        Left -= count;
        var (from, take, pad) = Left >= 0 ? (Left, count, 0) : (0, count + Left, -Left);
        if (take <= 0)
        {
            return 0;
        }

        ulong value = 0;
        for (var i = 0; i < 5 && (from / 8) + i < bytes.Length; i++)
        {
            value |= (ulong)bytes[(from / 8) + i] << (8 * i);
        }

        return (uint)(((value >> (from % 8)) & ((1UL << take) - 1)) << pad);
    }
}
