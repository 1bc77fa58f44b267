using System.Buffers.Binary;
using System.Text;
using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Makes what tests may see out of what the broker knows.</summary>
internal static class Snapshots
{
    public static GroupSnapshot? OfGroup(Cluster cluster, string id) => cluster.Groups.Read(id, group => new GroupSnapshot(
        group.Id,
        group.State,
        group.Generation,
        group.ProtocolType,
        group.ProtocolName,
        group.LeaderId,
        [.. group.Members.Select(member => new GroupMemberSnapshot(
            member.Id, member.InstanceId, member.ClientId, group.State == GroupState.Stable ? ReadAssignment(member.Assignment) : []))],
        [.. group.Offsets.All.OrderBy(pair => pair.Key.Topic, StringComparer.Ordinal).ThenBy(pair => pair.Key.Partition).Select(pair =>
            OfOffset(cluster, pair.Key, pair.Value))]));

    public static TransactionSnapshot OfTransaction(Transactions.Transaction transaction) => new(
        transaction.Id,
        transaction.State,
        transaction.Producer.Id,
        transaction.Producer.Epoch,
        transaction.Timeout,
        transaction.StartedAt,
        [.. transaction.Partitions.Select(partition => (partition.Topic, partition.Partition)).Order()]);

    private static CommittedOffsetSnapshot OfOffset(Cluster cluster, TopicPartitionKey partition, StoredOffset stored) => new(
        partition.Topic,
        partition.Partition,
        stored.Offset,
        cluster.Topics.Find(partition.Topic)?.Find(partition.Partition)?.Log.EndOffset ?? stored.Offset,
        stored.Metadata,
        stored.CommittedAt);

    // Version, then an array of topics with an array of partitions each; what cannot be read is left out.
    private static List<(string Topic, int Partition)> ReadAssignment(ReadOnlySpan<byte> bytes)
    {
        var partitions = new List<(string, int)>();
        var at = sizeof(short);
        for (var topics = Int32(bytes, ref at); topics > 0; topics--)
        {
            if (at + sizeof(short) > bytes.Length)
            {
                return partitions;
            }

            var length = BinaryPrimitives.ReadInt16BigEndian(bytes[at..]);
            at += sizeof(short);
            if (length < 0 || at + length > bytes.Length)
            {
                return partitions;
            }

            var topic = Encoding.UTF8.GetString(bytes.Slice(at, length));
            at += length;
            for (var count = Int32(bytes, ref at); count > 0 && at + sizeof(int) <= bytes.Length; count--)
            {
                partitions.Add((topic, Int32(bytes, ref at)));
            }
        }

        return partitions;
    }

    private static int Int32(ReadOnlySpan<byte> bytes, ref int at)
    {
        if (at + sizeof(int) > bytes.Length)
        {
            return 0;
        }

        at += sizeof(int);
        return BinaryPrimitives.ReadInt32BigEndian(bytes[(at - sizeof(int))..]);
    }
}
