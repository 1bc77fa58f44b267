using StreamTesting.EmbeddedKafka.Groups;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>A member of the consumer protocol (KIP-848) says that it lives and what it has, and hears what it is to have.</summary>
internal sealed class ConsumerGroupHeartbeatHandler : ApiHandler<ConsumerGroupHeartbeatRequest>
{
    private const short FirstVersionWithOwnIds = 1;

    public override ApiKey Api => ApiKey.ConsumerGroupHeartbeat;

    protected override IMessage Handle(RequestContext context, ConsumerGroupHeartbeatRequest request)
    {
        if (Problem(context, request) is { } problem)
        {
            return Answer(problem);
        }

        context.Topic ??= request.SubscribedTopicNames is [var first, ..] ? first : null;
        return Answer(context.Cluster.Groups.Heartbeat(request.GroupId, new ConsumerHeartbeat
        {
            MemberId = request.MemberId.Length > 0 ? request.MemberId : Identities.NewMemberSuffix(),
            Epoch = request.MemberEpoch,
            InstanceId = request.InstanceId,
            RackId = request.RackId,
            ClientId = context.ClientId ?? "",
            ClientHost = context.Client.Host,
            RebalanceTimeout = request.RebalanceTimeoutMs == -1 ? null : TimeSpan.FromMilliseconds(request.RebalanceTimeoutMs),
            SubscribedNames = request.SubscribedTopicNames,
            SubscribedPattern = request.SubscribedTopicRegex,
            Assignor = request.ServerAssignor,
            Owned = request.TopicPartitions?.SelectMany(topic => topic.Partitions.Select(partition => new TopicIdPartition(topic.TopicId, partition))).ToHashSet(),
        }));
    }

    protected override IMessage Refuse(RequestContext context, ConsumerGroupHeartbeatRequest request, ErrorCode error) =>
        new ConsumerGroupHeartbeatResponse { ErrorCode = error, ErrorMessage = error.Description() };

    private static ConsumerHeartbeatResult? Problem(RequestContext context, ConsumerGroupHeartbeatRequest request)
    {
        var sentence = request switch
        {
            { MemberId: "" } when context.Version >= FirstVersionWithOwnIds || request.MemberEpoch is > 0 or ConsumerHeartbeat.Leaves => "MemberId can't be empty.",
            { GroupId: "" } => "GroupId can't be empty.",
            { InstanceId: "" } => "InstanceId can't be empty.",
            { RackId: "" } => "RackId can't be empty.",
            { MemberEpoch: ConsumerHeartbeat.Joins, RebalanceTimeoutMs: -1 } => "RebalanceTimeoutMs must be provided in first request.",
            { MemberEpoch: ConsumerHeartbeat.Joins, TopicPartitions: null or { Count: > 0 } } => "TopicPartitions must be empty when (re-)joining.",
            { MemberEpoch: ConsumerHeartbeat.Joins, SubscribedTopicNames: null, SubscribedTopicRegex: null } =>
                "Either SubscribedTopicNames or SubscribedTopicRegex must be non-null when (re-)joining.",
            { MemberEpoch: ConsumerHeartbeat.LeavesForNow, InstanceId: null } => "InstanceId can't be null.",
            { MemberEpoch: < ConsumerHeartbeat.LeavesForNow } => "MemberEpoch is invalid.",
            _ => null,
        };
        if (sentence is not null)
        {
            return new(GroupError.InvalidRequest, sentence);
        }

        if (request.ServerAssignor is { } assignor && PartitionAssignors.Find(assignor) is null)
        {
            var supported = string.Join(", ", PartitionAssignors.All.Select(one => one.Name));
            return new(GroupError.UnsupportedAssignor, $"ServerAssignor {assignor} is not supported. Supported assignors: {supported}.");
        }

        return request.SubscribedTopicRegex is { Length: > 0 } pattern && TopicPattern.Parse(pattern, out var problem) is null
            ? new(GroupError.InvalidRegularExpression, $"SubscribedTopicRegex `{pattern}` is not a valid regular expression: {problem}.")
            : null;
    }

    private static ConsumerGroupHeartbeatResponse Answer(ConsumerHeartbeatResult result) => new()
    {
        ErrorCode = (ErrorCode)result.Error,
        ErrorMessage = result.Message,
        MemberId = result.MemberId,
        MemberEpoch = result.Epoch,
        HeartbeatIntervalMs = (int)result.Interval.TotalMilliseconds,
        Assignment = result.Assignment is not { } assigned ? null : new()
        {
            TopicPartitions = [.. assigned.GroupBy(partition => partition.Topic).Select(topic => new ConsumerGroupHeartbeatResponse.TopicPartitionItem
            {
                TopicId = topic.Key, Partitions = [.. topic.Select(partition => partition.Partition)],
            })],
        },
    };
}
