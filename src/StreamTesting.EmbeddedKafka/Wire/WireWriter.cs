using System.Buffers.Binary;
using System.Numerics;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>Writes the primitives of Kafka's protocol into a <see cref="WireBuffer"/>.</summary>
/// <remarks>All state is in the buffer: a writer may be copied, and needs no end.</remarks>
internal readonly ref partial struct WireWriter
{
    private readonly WireBuffer _buffer;

    public WireWriter(WireBuffer buffer)
    {
        _buffer = buffer;
    }

    public void WriteInt8(sbyte value) => _buffer.Take(1)[0] = (byte)value;

    public void WriteBoolean(bool value) => _buffer.Take(1)[0] = value ? (byte)1 : (byte)0;

    public void WriteInt16(short value) => BinaryPrimitives.WriteInt16BigEndian(_buffer.Take(2), value);

    public void WriteUInt16(ushort value) => BinaryPrimitives.WriteUInt16BigEndian(_buffer.Take(2), value);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(_buffer.Take(4), value);

    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(_buffer.Take(4), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(_buffer.Take(8), value);

    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(_buffer.Take(8), value);

    public void WriteUuid(Guid value) => value.TryWriteBytes(_buffer.Take(16), bigEndian: true, out _);

    public void WriteUnsignedVarint(uint value)
    {
        int size = VarintSize(value);
        WriteVarint(_buffer.Take(size), value);
    }

    /// <summary>A zigzag varint of 32 bits.</summary>
    public void WriteVarint(int value) => WriteUnsignedVarint((uint)(value << 1) ^ (uint)(value >> 31));

    /// <summary>A zigzag varint of 64 bits.</summary>
    public void WriteVarlong(long value)
    {
        ulong rest = (ulong)(value << 1) ^ (ulong)(value >> 63);
        while (rest >= 0x80)
        {
            _buffer.Take(1)[0] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        _buffer.Take(1)[0] = (byte)rest;
    }

    public void WriteRaw(ReadOnlySpan<byte> bytes) => bytes.CopyTo(_buffer.Take(bytes.Length));

    /// <summary>The error of a message that has no such version.</summary>
    public static ArgumentOutOfRangeException VersionRefused(string message, short version, int lowest, int highest)
    {
        return new ArgumentOutOfRangeException(
            nameof(version), version, $"{message} has no version {version}; known are {lowest} to {highest}.");
    }

    /// <summary>The error of a field that is null where its version allows no null.</summary>
    public static InvalidOperationException NullRefused(string field, short version)
    {
        return new InvalidOperationException($"{field} may not be null in version {version}.");
    }

    private static int VarintSize(uint value) => (BitOperations.Log2(value | 1) / 7) + 1;

    private static void WriteVarint(Span<byte> target, uint value)
    {
        for (int i = 0; i < target.Length - 1; i++)
        {
            target[i] = (byte)(value | 0x80);
            value >>= 7;
        }

        target[^1] = (byte)value;
    }
}
