using System.Buffers.Binary;
using System.Text;

namespace StreamTesting.EmbeddedKafka.Groups;

/// <summary>Reads the topics out of what members of a "consumer" group tell their leader: version, then the topics' names.</summary>
internal static class ConsumerSubscription
{
    public const string ProtocolType = "consumer";

    /// <summary>Null when any of the metadata cannot be read: then every topic must be taken as subscribed.</summary>
    public static IReadOnlySet<string>? TopicsOf(IEnumerable<byte[]> metadata)
    {
        var topics = new HashSet<string>();
        foreach (var bytes in metadata)
        {
            if (!TryRead(bytes, topics))
            {
                return null;
            }
        }

        return topics;
    }

    private static bool TryRead(ReadOnlySpan<byte> bytes, HashSet<string> topics)
    {
        if (bytes.Length < 6)
        {
            return false;
        }

        var count = BinaryPrimitives.ReadInt32BigEndian(bytes[2..]);
        bytes = bytes[6..];
        for (var i = 0; i < count; i++)
        {
            if (bytes.Length < 2 || BinaryPrimitives.ReadInt16BigEndian(bytes) is var length && (length < 0 || length > bytes.Length - 2))
            {
                return false;
            }

            topics.Add(Encoding.UTF8.GetString(bytes.Slice(2, length)));
            bytes = bytes[(2 + length)..];
        }

        return true;
    }
}
