using System.Buffers.Binary;
using System.Numerics;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>CRC-32C (Castagnoli), the checksum of record batches; in hardware where there is one.</summary>
internal static class Crc32C
{
    public static uint Compute(ReadOnlySpan<byte> data) => Append(0, data);

    /// <summary>Goes on from the checksum of what came before.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> data)
    {
        crc = ~crc;
        while (data.Length >= sizeof(ulong))
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
            data = data[sizeof(ulong)..];
        }

        foreach (byte each in data)
        {
            crc = BitOperations.Crc32C(crc, each);
        }

        return ~crc;
    }
}
