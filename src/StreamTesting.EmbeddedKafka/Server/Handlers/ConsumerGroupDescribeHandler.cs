using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Shows groups of the consumer protocol, their members, and what these have and are to have.</summary>
internal sealed class ConsumerGroupDescribeHandler : ApiHandler<ConsumerGroupDescribeRequest>
{
    private const sbyte MemberOfClassicProtocol = 0;
    private const sbyte MemberOfConsumerProtocol = 1;

    public override ApiKey Api => ApiKey.ConsumerGroupDescribe;

    protected override IMessage Handle(RequestContext context, ConsumerGroupDescribeRequest request) => new ConsumerGroupDescribeResponse
    {
        Groups = request.GroupIds.ConvertAll(id => Coordination.OfGroup(context, id) is var error and not ErrorCode.None
            ? Failed(id, error, error.Description())
            : id.Length == 0 ? Failed(id, ErrorCode.InvalidGroupId, null)
            : context.Cluster.Groups.Read(id, group => group is ConsumerGroup consumer ? Describe(consumer, request) : NotFound(id, "is not a consumer group"))
                ?? NotFound(id, "not found")),
    };

    protected override IMessage Refuse(RequestContext context, ConsumerGroupDescribeRequest request, ErrorCode error) => new ConsumerGroupDescribeResponse
    {
        Groups = request.GroupIds.ConvertAll(id => Failed(id, error, error.Description())),
    };

    private static ConsumerGroupDescribeResponse.GroupItem Describe(ConsumerGroup group, ConsumerGroupDescribeRequest request) => new()
    {
        GroupId = group.Id,
        GroupState = group.State.ToString(),
        GroupEpoch = group.GroupEpoch,
        AssignmentEpoch = group.AssignmentEpoch,
        AssignorName = group.Assignor,
        AuthorizedOperations = request.IncludeAuthorizedOperations ? AuthorizedOperations.Group : AuthorizedOperations.NotAsked,
        Members = [.. group.Members.Select(member => new ConsumerGroupDescribeResponse.MemberItem
        {
            MemberId = member.Id,
            InstanceId = member.InstanceId,
            RackId = member.RackId,
            MemberEpoch = member.Epoch,
            ClientId = member.ClientId,
            ClientHost = member.ClientHost,
            SubscribedTopicNames = [.. member.SubscribedNames],
            SubscribedTopicRegex = member.SubscribedPattern,
            Assignment = new() { TopicPartitions = Topics(group, member.Held) },
            TargetAssignment = new() { TopicPartitions = Topics(group, group.TargetOf(member.Id)) },
            MemberType = member.Classic is null ? MemberOfConsumerProtocol : MemberOfClassicProtocol,
        })],
    };

    private static List<ConsumerGroupDescribeResponse.TopicPartitionItem> Topics(ConsumerGroup group, IEnumerable<TopicIdPartition> partitions) =>
    [
        .. partitions.GroupBy(partition => partition.Topic).Where(topic => group.NameOf(topic.Key) is not null)
            .Select(topic => new ConsumerGroupDescribeResponse.TopicPartitionItem
            {
                TopicId = topic.Key, TopicName = group.NameOf(topic.Key)!, Partitions = [.. topic.Select(partition => partition.Partition).Order()],
            }),
    ];

    private static ConsumerGroupDescribeResponse.GroupItem NotFound(string id, string why) => Failed(id, ErrorCode.GroupIdNotFound, $"Group {id} {why}.");

    private static ConsumerGroupDescribeResponse.GroupItem Failed(string id, ErrorCode error, string? message) =>
        new() { GroupId = id, ErrorCode = error, ErrorMessage = message };
}
