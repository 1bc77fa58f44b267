using System.Buffers.Binary;
using System.Text;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>What a member of a "consumer" group tells its leader, as far as the coordinator needs it.</summary>
internal sealed record EmbeddedSubscription(short Version, IReadOnlyList<string> Topics, IReadOnlyList<TopicPartitionKey> Owned, string? RackId);

/// <summary>The bytes that members of the classic protocol exchange, which the coordinator has to understand where members of both protocols are in one group.</summary>
internal static class ConsumerProtocolBytes
{
    /// <summary>Null where the bytes are no subscription.</summary>
    public static EmbeddedSubscription? ReadSubscription(ReadOnlySpan<byte> bytes)
    {
        var reader = new Reader(bytes);
        var version = reader.Int16();
        var topics = new List<string>();
        for (var count = reader.Int32(); count > 0 && !reader.IsBroken; count--)
        {
            topics.Add(reader.Text() ?? "");
        }

        reader.Skip(reader.Int32());
        var owned = version >= 1 ? reader.Partitions() : [];
        if (version >= 2)
        {
            reader.Int32();
        }

        var rack = version >= 3 ? reader.Text() : null;
        return reader.IsBroken || version < 0 ? null : new EmbeddedSubscription(version, topics, owned, rack);
    }

    /// <summary>The partitions of an assignment, up to where it can be read.</summary>
    public static List<TopicPartitionKey> ReadAssignment(ReadOnlySpan<byte> bytes)
    {
        var reader = new Reader(bytes);
        reader.Int16();
        return reader.Partitions();
    }

    public static byte[] WriteAssignment(short version, IEnumerable<TopicPartitionKey> partitions)
    {
        var topics = partitions.GroupBy(partition => partition.Topic).ToList();
        using var stream = new MemoryStream();
        Write16(stream, version);
        Write32(stream, topics.Count);
        foreach (var topic in topics)
        {
            var name = Encoding.UTF8.GetBytes(topic.Key);
            Write16(stream, (short)name.Length);
            stream.Write(name);
            Write32(stream, topic.Count());
            foreach (var partition in topic)
            {
                Write32(stream, partition.Partition);
            }
        }

        Write32(stream, -1);
        return stream.ToArray();
    }

    private static void Write16(MemoryStream stream, short number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(short)];
        BinaryPrimitives.WriteInt16BigEndian(bytes, number);
        stream.Write(bytes);
    }

    private static void Write32(MemoryStream stream, int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        stream.Write(bytes);
    }

    // Past the end everything is nothing, and the reader is broken.
    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> rest = bytes;

        public bool IsBroken { get; private set; }

        public short Int16() => Take(sizeof(short)) is { Length: > 0 } taken ? BinaryPrimitives.ReadInt16BigEndian(taken) : (short)0;

        public int Int32() => Take(sizeof(int)) is { Length: > 0 } taken ? BinaryPrimitives.ReadInt32BigEndian(taken) : 0;

        public string? Text() => Int16() is var length && length < 0 ? null : Encoding.UTF8.GetString(Take(length));

        public void Skip(int length) => Take(Math.Max(0, length));

        public List<TopicPartitionKey> Partitions()
        {
            var partitions = new List<TopicPartitionKey>();
            for (var topics = Int32(); topics > 0 && !IsBroken; topics--)
            {
                var topic = Text() ?? "";
                for (var count = Int32(); count > 0 && Int32() is var partition && !IsBroken; count--)
                {
                    partitions.Add(new TopicPartitionKey(topic, partition));
                }
            }

            return partitions;
        }

        private ReadOnlySpan<byte> Take(int length)
        {
            if (length > rest.Length)
            {
                IsBroken = true;
                rest = default;
                return default;
            }

            var taken = rest[..length];
            rest = rest[length..];
            return taken;
        }
    }
}
