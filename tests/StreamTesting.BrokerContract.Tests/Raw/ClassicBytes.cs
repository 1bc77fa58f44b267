using System.Buffers.Binary;
using System.Text;
using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What members of the classic protocol tell each other.</summary>
internal static class ClassicBytes
{
    private const short Version = 1;

    public static byte[] Subscription(string[] topics, (string Topic, int Partition)[] owned)
    {
        var bytes = new List<byte>();
        Add16(bytes, Version);
        Add32(bytes, topics.Length);
        Array.ForEach(topics, topic => AddText(bytes, topic));
        Add32(bytes, -1);
        AddPartitions(bytes, owned);
        return [.. bytes];
    }

    public static byte[] Assignment(params (string Topic, int Partition)[] partitions) =>
        ConsumerProtocolBytes.WriteAssignment(Version, partitions.Select(one => new TopicPartitionKey(one.Topic, one.Partition)));

    public static IEnumerable<(string Topic, int Partition)> Partitions(ReadOnlyMemory<byte> assignment) =>
        ConsumerProtocolBytes.ReadAssignment(assignment.Span).Select(one => (one.Topic, one.Partition)).Order();

    private static void AddPartitions(List<byte> bytes, (string Topic, int Partition)[] partitions)
    {
        var topics = partitions.GroupBy(one => one.Topic).ToList();
        Add32(bytes, topics.Count);
        foreach (var topic in topics)
        {
            AddText(bytes, topic.Key);
            Add32(bytes, topic.Count());
            topic.ToList().ForEach(one => Add32(bytes, one.Partition));
        }
    }

    private static void AddText(List<byte> bytes, string text)
    {
        var encoded = Encoding.UTF8.GetBytes(text);
        Add16(bytes, (short)encoded.Length);
        bytes.AddRange(encoded);
    }

    private static void Add16(List<byte> bytes, short number)
    {
        var encoded = new byte[sizeof(short)];
        BinaryPrimitives.WriteInt16BigEndian(encoded, number);
        bytes.AddRange(encoded);
    }

    private static void Add32(List<byte> bytes, int number)
    {
        var encoded = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(encoded, number);
        bytes.AddRange(encoded);
    }
}
