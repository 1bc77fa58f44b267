using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Forgets committed offsets of topics that nobody in the group reads.</summary>
internal sealed class OffsetDeleteHandler : ApiHandler<OffsetDeleteRequest>
{
    public override ApiKey Api => ApiKey.OffsetDelete;

    protected override IMessage Handle(RequestContext context, OffsetDeleteRequest request) =>
        context.Cluster.Groups.Read(request.GroupId, group => Delete(context, group, request))
        ?? new OffsetDeleteResponse { ErrorCode = request.GroupId.Length == 0 ? ErrorCode.InvalidGroupId : ErrorCode.GroupIdNotFound };

    protected override IMessage Refuse(RequestContext context, OffsetDeleteRequest request, ErrorCode error) =>
        new OffsetDeleteResponse { ErrorCode = error };

    private static OffsetDeleteResponse Delete(RequestContext context, Group group, OffsetDeleteRequest request)
    {
        if (group.MayForget() is var error and not GroupError.None)
        {
            return new OffsetDeleteResponse { ErrorCode = (ErrorCode)error };
        }

        return new OffsetDeleteResponse
        {
            Topics = request.Topics.ConvertAll(topic => new OffsetDeleteResponse.TopicItem
            {
                Name = topic.Name,
                Partitions = topic.Partitions.ConvertAll(partition => new OffsetDeleteResponse.PartitionItem
                {
                    PartitionIndex = partition.PartitionIndex,
                    ErrorCode = group.Reads(topic.Name)
                        ? ErrorCode.GroupSubscribedToTopic
                        : Delete(context, group, new TopicPartitionKey(topic.Name, partition.PartitionIndex)),
                }),
            }),
        };
    }

    private static ErrorCode Delete(RequestContext context, Group group, TopicPartitionKey partition)
    {
        var isKnown = context.Cluster.Topics.Find(partition.Topic)?.Find(partition.Partition) is not null;
        return group.Offsets.Delete(partition) || isKnown ? ErrorCode.None : ErrorCode.UnknownTopicOrPartition;
    }
}
