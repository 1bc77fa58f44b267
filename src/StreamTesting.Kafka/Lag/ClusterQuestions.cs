using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Kafka;

/// <summary>
/// Looks into an embedded cluster instead of asking it. Where brokers go down and coordinators move, librdkafka's admin client ends the process it is in (2.14, 2.15: an assertion of
/// its leader query, a null pointer where it hears NOT_COORDINATOR), and asks on and on the broker that was the coordinator.
/// </summary>
internal sealed class ClusterQuestions(Embedded server, IGroupQuestions client) : IGroupQuestions, IOffsetQuestions
{
    public Task<IReadOnlyList<ListedGroup>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ListedGroup>>(
        [.. server.Groups.Select(group => new ListedGroup(group.Id, TypeOf(group), PhaseOf(group.State))).OrderBy(group => group.Group, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([.. server.Groups.Select(group => group.Id).Order(StringComparer.Ordinal)]);

    public Task<GroupStatus> DescribeAsync(string group, CancellationToken cancellationToken) => Task.FromResult(server.FindGroup(group) is { } found
        ? new GroupStatus(group, TypeOf(found), PhaseOf(found.State), found.Protocol ?? "", [.. found.Members.Select(MemberOf).OrderBy(member => member.Id, StringComparer.Ordinal)])
        : new GroupStatus(group, GroupType.Unknown, GroupPhase.Missing, "", []));

    public Task<IReadOnlyList<CommittedOffset>> CommittedAsync(string group, IReadOnlyList<TopicPartition>? partitions, CancellationToken cancellationToken)
    {
        var found = server.FindGroup(group);
        var offsets = (found?.Offsets ?? []).ToDictionary(one => (one.Topic, one.Partition), one => one.Offset);
        var pending = (found?.Pending ?? []).ToHashSet();
        var wanted = partitions?.Select(place => (place.Topic, Partition: place.Partition.Value)).ToHashSet();
        return Task.FromResult<IReadOnlyList<CommittedOffset>>(
        [
            .. offsets.Keys.Union(pending).Where(place => wanted?.Contains(place) != false).OrderBy(place => place.Topic, StringComparer.Ordinal).ThenBy(place => place.Partition)
                .Select(place => new CommittedOffset(place.Topic, place.Partition, offsets.TryGetValue(place, out var offset) ? offset : null, pending.Contains(place))),
        ]);
    }

    public Task DeleteAsync(IReadOnlyList<string> groups) => client.DeleteAsync(groups);

    public Task<int> PartitionsAsync(string topic, CancellationToken cancellationToken) => Task.FromResult(Of(topic).Partitions.Count);

    public Task<IReadOnlyDictionary<int, long>> StartsAsync(string topic, int partitions, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<int, long>>(Of(topic).Partitions.ToDictionary(one => one.Partition, one => one.StartOffset));

    public Task<IReadOnlyDictionary<int, long>> EndsAsync(string topic, int partitions, bool stable, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<int, long>>(Of(topic).Partitions.ToDictionary(one => one.Partition, one => stable ? one.LastStableOffset : one.EndOffset));

    private static GroupType TypeOf(GroupSnapshot group) => group.Kind == GroupKind.Classic ? GroupType.Classic : GroupType.Consumer;

    private static GroupPhase PhaseOf(GroupState state) => state switch
    {
        GroupState.Dead => GroupPhase.Missing,
        GroupState.Empty => GroupPhase.Empty,
        GroupState.Stable => GroupPhase.Stable,
        _ => GroupPhase.Rebalancing,
    };

    private static GroupMembership MemberOf(GroupMemberSnapshot member) => new(member.MemberId, member.ClientId, "127.0.0.1", member.InstanceId, member.Assignment);

    private TopicSnapshot Of(string topic) =>
        server.FindTopic(topic) ?? throw new KafkaException(new Error(ErrorCode.UnknownTopicOrPart, $"The topic '{topic}' can't be described: there is none of that name"));
}
