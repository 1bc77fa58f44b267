using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>
/// Reads the primitives of Kafka's protocol from one frame. Every length is checked against the bytes that are left before anything is
/// made of it; whatever does not fit is a <see cref="WireFormatException"/>.
/// </summary>
/// <remarks>Byte fields are slices of the frame: whoever keeps one longer than the frame copies it.</remarks>
internal ref partial struct WireReader
{
    private readonly ReadOnlyMemory<byte> _memory;
    private readonly ReadOnlySpan<byte> _span;
    private readonly StringCache? _strings;
    private int _position;

    /// <param name="memory">A frame without its length.</param>
    /// <param name="strings">Where strings that were read before are found again; without it each is made anew.</param>
    public WireReader(ReadOnlyMemory<byte> memory, StringCache? strings = null)
    {
        _memory = memory;
        _span = memory.Span;
        _strings = strings;
    }

    /// <summary>Bytes read so far.</summary>
    public readonly int Position => _position;

    /// <summary>Bytes left.</summary>
    public readonly int Remaining => _span.Length - _position;

    public sbyte ReadInt8() => (sbyte)Take(1)[0];

    /// <summary>Any byte but 0 is true, as in Kafka.</summary>
    public bool ReadBoolean() => Take(1)[0] != 0;

    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(Take(2));

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(2));

    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>16 bytes, big-endian.</summary>
    public Guid ReadUuid() => new(Take(16), bigEndian: true);

    /// <summary>At most five bytes, seven bits each, the lowest first.</summary>
    public uint ReadUnsignedVarint()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte next = Take(1)[0];
            if (shift == 28 && next > 0x0F)
            {
                throw Bad("a varint of more than 32 bits");
            }

            value |= (uint)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return value;
    }

    /// <summary>A zigzag varint of 32 bits.</summary>
    public int ReadVarint()
    {
        uint value = ReadUnsignedVarint();
        return (int)(value >> 1) ^ -(int)(value & 1);
    }

    /// <summary>A zigzag varint of 64 bits.</summary>
    public long ReadVarlong()
    {
        ulong value = 0;
        for (int shift = 0; shift < 70; shift += 7)
        {
            byte next = Take(1)[0];
            if (shift == 63 && next > 1)
            {
                throw Bad("a varlong of more than 64 bits");
            }

            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                break;
            }
        }

        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>The next <paramref name="length"/> bytes, not copied.</summary>
    public ReadOnlyMemory<byte> ReadSlice(int length)
    {
        int start = _position;
        Take(length);
        return _memory.Slice(start, length);
    }

    /// <summary>All that is left, not copied.</summary>
    public ReadOnlyMemory<byte> ReadRest() => ReadSlice(Remaining);

    /// <summary>Refuses bytes behind the end of a message.</summary>
    public readonly void ExpectEnd()
    {
        if (Remaining != 0)
        {
            throw Bad($"{Remaining} bytes after the end of the message");
        }
    }

    /// <summary>The error of a message that has no such version.</summary>
    public static WireFormatException VersionRefused(string message, short version, int lowest, int highest)
    {
        return new WireFormatException($"{message} has no version {version}; known are {lowest} to {highest}.");
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Take(int count)
    {
        int start = _position;
        if ((uint)count > (uint)(_span.Length - start))
        {
            ThrowShort(count);
        }

        _position = start + count;
        return _span.Slice(start, count);
    }

    private readonly void ThrowShort(int wanted) => throw Bad($"{wanted} bytes wanted, {Remaining} left");

    private readonly WireFormatException Bad(string what) => new($"Malformed message at byte {_position} of {_span.Length}: {what}.");
}
