using System.Text;

namespace StreamTesting;

/// <summary>
/// Which partition a key belongs to, as Kafka's Java producer decides: murmur2 of the UTF-8 bytes, sign bit cleared, modulo the number of
/// partitions (org.apache.kafka.clients.producer.internals.BuiltInPartitioner, org.apache.kafka.common.utils.Utils.murmur2).
/// </summary>
public static class Partitioner
{
    /// <summary>Finds the partition of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="partitions">How many partitions there are; at least 1.</param>
    /// <returns>The partition, from 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no partition.</exception>
    public static int PartitionOf(string key, int partitions)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(partitions, 1);
        if (partitions == 1)
        {
            return 0;
        }

        var length = Encoding.UTF8.GetByteCount(key);
        Span<byte> bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
        Encoding.UTF8.GetBytes(key, bytes);
        return (int)(Murmur2(bytes) & 0x7FFFFFFF) % partitions;
    }

    internal static uint Murmur2(ReadOnlySpan<byte> data)
    {
        const uint multiplier = 0x5BD1E995;
        var hash = 0x9747B28CU ^ (uint)data.Length;
        while (data.Length >= 4)
        {
            var word = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(data) * multiplier;
            hash = (hash * multiplier) ^ ((word ^ (word >> 24)) * multiplier);
            data = data[4..];
        }

        if (data.Length > 0)
        {
            for (var i = data.Length - 1; i >= 0; i--)
            {
                hash ^= (uint)data[i] << (8 * i);
            }

            hash *= multiplier;
        }

        hash = (hash ^ (hash >> 13)) * multiplier;
        return hash ^ (hash >> 15);
    }
}
