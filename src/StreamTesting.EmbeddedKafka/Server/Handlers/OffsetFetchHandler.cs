using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>How far groups have come: of one group up to version 7, of many from version 8, by topic id from version 10.</summary>
internal sealed class OffsetFetchHandler : ApiHandler<OffsetFetchRequest>
{
    private const short FirstVersionOfMany = 8;
    private const short FirstVersionByTopicId = 10;

    public override ApiKey Api => ApiKey.OffsetFetch;

    protected override IMessage Handle(RequestContext context, OffsetFetchRequest request)
    {
        if (context.Version >= FirstVersionOfMany)
        {
            return new OffsetFetchResponse
            {
                Groups = request.Groups.ConvertAll(group => MayFetch(context, group) is var error and not ErrorCode.None
                    ? new OffsetFetchResponse.GroupItem { GroupId = group.GroupId, ErrorCode = error }
                    : new() { GroupId = group.GroupId, Topics = Find(context, group.GroupId, group.Topics, request.RequireStable) }),
            };
        }

        return new OffsetFetchResponse { Topics = Find(context, request.GroupId, request.Topics, request.RequireStable) };
    }

    protected override IMessage Refuse(RequestContext context, OffsetFetchRequest request, ErrorCode error) =>
        context.Version >= FirstVersionOfMany
            ? new OffsetFetchResponse { Groups = request.Groups.ConvertAll(group => new OffsetFetchResponse.GroupItem { GroupId = group.GroupId, ErrorCode = error }) }
            : new OffsetFetchResponse
            {
                ErrorCode = error,
                Topics = request.Topics?.ConvertAll(topic => new OffsetFetchResponse.TopicItem
                {
                    Name = topic.Name, Partitions = topic.PartitionIndexes.ConvertAll(partition => Answer(partition, null, error)),
                }) ?? [],
            };

    private static ErrorCode MayFetch(RequestContext context, OffsetFetchRequest.GroupItem asked) =>
        Coordination.OfGroup(context, asked.GroupId) is var error and not ErrorCode.None ? error
        : context.Cluster.Groups.Read(asked.GroupId, group => (object)group.MayFetch(asked.MemberId, asked.MemberEpoch)) is GroupError refusal ? (ErrorCode)refusal
        : ErrorCode.None;

    private static List<OffsetFetchResponse.TopicItem> Find(
        RequestContext context, string groupId, List<OffsetFetchRequest.TopicItem>? asked, bool requireStable)
    {
        if (asked is null)
        {
            return context.Cluster.Groups.Read(groupId, group => All(context, group.Offsets, requireStable)) ?? [];
        }

        var byId = context.Version >= FirstVersionByTopicId;
        return asked.ConvertAll(topic =>
        {
            var name = byId ? context.Cluster.Topics.Find(topic.TopicId)?.Name : topic.Name;
            context.Topic ??= name;
            return new OffsetFetchResponse.TopicItem
            {
                Name = topic.Name,
                TopicId = topic.TopicId,
                Partitions = topic.PartitionIndexes.ConvertAll(partition => name is null
                    ? Answer(partition, null, ErrorCode.UnknownTopicId)
                    : context.Cluster.Groups.Read(groupId, group => Answer(group.Offsets, new TopicPartitionKey(name, partition), requireStable))
                        ?? Answer(partition, null, ErrorCode.None)),
            };
        });
    }

    private static OffsetFetchResponse.PartitionItem Answer(GroupOffsets offsets, TopicPartitionKey partition, bool requireStable) =>
        requireStable && offsets.IsUnstable(partition)
            ? Answer(partition.Partition, null, ErrorCode.UnstableOffsetCommit)
            : Answer(partition.Partition, offsets.Find(partition), ErrorCode.None);

    private static List<OffsetFetchResponse.TopicItem> All(RequestContext context, GroupOffsets offsets, bool requireStable) =>
        [.. offsets.All.GroupBy(pair => pair.Key.Topic).Select(topic => new OffsetFetchResponse.TopicItem
        {
            Name = topic.Key,
            TopicId = context.Cluster.Topics.Find(topic.Key)?.Id ?? Guid.Empty,
            Partitions = [.. topic.OrderBy(pair => pair.Key.Partition).Select(pair => Answer(offsets, pair.Key, requireStable))],
        })];

    private static OffsetFetchResponse.PartitionItem Answer(int partition, StoredOffset? stored, ErrorCode error) => new()
    {
        PartitionIndex = partition,
        CommittedOffset = stored?.Offset ?? -1,
        CommittedLeaderEpoch = stored?.LeaderEpoch ?? -1,
        Metadata = stored?.Metadata ?? "",
        ErrorCode = error,
    };
}
