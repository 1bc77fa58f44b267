using StreamTesting.EmbeddedKafka.Groups;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Makes what tests may see of groups out of what the broker knows.</summary>
internal static class GroupSnapshots
{
    public static GroupSnapshot? Of(Cluster cluster, string id) => cluster.Groups.Read(id, group => (group switch
    {
        ClassicGroup classic => OfClassic(classic, OfOffsets(cluster, group)),
        _ => OfConsumer((ConsumerGroup)group, OfOffsets(cluster, group)),
    }) with { Pending = [.. group.Offsets.Unstable.Select(partition => (partition.Topic, partition.Partition)).Order()] });

    private static GroupSnapshot OfClassic(ClassicGroup group, IReadOnlyList<CommittedOffsetSnapshot> offsets) => new(
        group.Id,
        group.State,
        group.Generation,
        group.ProtocolType,
        group.ProtocolName,
        group.LeaderId,
        [.. group.Members.Select(member => new GroupMemberSnapshot(
            member.Id, member.InstanceId, member.ClientId, group.State == GroupState.Stable ? [.. ConsumerProtocolBytes.ReadAssignment(member.Assignment).Select(partition => (partition.Topic, partition.Partition))] : []) { Epoch = group.Generation })],
        offsets);

    private static GroupSnapshot OfConsumer(ConsumerGroup group, IReadOnlyList<CommittedOffsetSnapshot> offsets) => new(
        group.Id,
        group.State,
        group.GroupEpoch,
        group.ProtocolType,
        group.MemberCount == 0 ? null : group.Assignor,
        LeaderId: null,
        [.. group.Members.Select(member => new GroupMemberSnapshot(member.Id, member.InstanceId, member.ClientId, Named(group, member.Assigned.Keys))
        {
            Epoch = member.Epoch,
            Target = Named(group, group.TargetOf(member.Id)),
            Revoking = Named(group, member.Revoking.Keys),
        })],
        offsets)
    {
        Kind = GroupKind.Consumer,
        AssignmentEpoch = group.AssignmentEpoch,
    };

    private static List<(string Topic, int Partition)> Named(ConsumerGroup group, IEnumerable<TopicIdPartition> partitions) =>
        [.. partitions.Select(partition => (Topic: group.NameOf(partition.Topic) ?? "", partition.Partition)).Where(one => one.Topic.Length > 0).Order()];

    private static List<CommittedOffsetSnapshot> OfOffsets(Cluster cluster, Group group) =>
    [
        .. group.Offsets.All.OrderBy(pair => pair.Key.Topic, StringComparer.Ordinal).ThenBy(pair => pair.Key.Partition)
            .Select(pair => OfOffset(cluster, pair.Key, pair.Value)),
    ];

    private static CommittedOffsetSnapshot OfOffset(Cluster cluster, TopicPartitionKey partition, StoredOffset stored) => new(
        partition.Topic,
        partition.Partition,
        stored.Offset,
        cluster.Topics.Find(partition.Topic)?.Find(partition.Partition)?.Log.EndOffset ?? stored.Offset,
        stored.Metadata,
        stored.CommittedAt);
}
