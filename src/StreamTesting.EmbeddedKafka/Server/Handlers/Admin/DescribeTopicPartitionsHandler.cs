using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Topics with their partitions, page by page, in the order of the topics' names (KIP-966).</summary>
internal sealed class DescribeTopicPartitionsHandler : ApiHandler<DescribeTopicPartitionsRequest>
{
    private const int MaxPartitions = 2_000;

    public override ApiKey Api => ApiKey.DescribeTopicPartitions;

    protected override IMessage Handle(RequestContext context, DescribeTopicPartitionsRequest request)
    {
        var isOfAll = request.Topics.Count == 0;
        var names = (isOfAll ? context.Cluster.Topics.All.Select(topic => topic.Name) : request.Topics.Select(topic => topic.Name)).ToHashSet();
        context.Topic ??= request.Topics.FirstOrDefault()?.Name;
        if (request.Cursor is { } cursor && (cursor.PartitionIndex < 0 || (!isOfAll && !names.Contains(cursor.TopicName))))
        {
            return Refuse(context, request, ErrorCode.InvalidRequest);
        }

        var response = new DescribeTopicPartitionsResponse();
        var left = Math.Clamp(request.ResponsePartitionLimit, 1, MaxPartitions);
        foreach (var name in names.Where(name => string.CompareOrdinal(name, request.Cursor?.TopicName ?? "") >= 0).Order(StringComparer.Ordinal))
        {
            var from = name == request.Cursor?.TopicName ? request.Cursor.PartitionIndex : 0;
            if (left == 0)
            {
                response.NextCursor = new() { TopicName = name, PartitionIndex = from };
                break;
            }

            if (context.Cluster.Topics.Find(name) is not { } topic)
            {
                response.Topics.Add(Failed(name, TopicName.Problem(name) is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.InvalidTopicException));
                continue;
            }

            var partitions = topic.Partitions.Skip(from).Take(left).ToList();
            response.Topics.Add(Describe(context, topic, partitions));
            left -= partitions.Count;
            if (from + partitions.Count < topic.Partitions.Count)
            {
                response.NextCursor = new() { TopicName = name, PartitionIndex = from + partitions.Count };
                break;
            }
        }

        return response;
    }

    protected override IMessage Refuse(RequestContext context, DescribeTopicPartitionsRequest request, ErrorCode error) => new DescribeTopicPartitionsResponse
    {
        Topics = request.Topics.ConvertAll(topic => new DescribeTopicPartitionsResponse.TopicItem { Name = topic.Name, ErrorCode = error }),
    };

    private static DescribeTopicPartitionsResponse.TopicItem Failed(string name, ErrorCode error) =>
        new() { Name = name, ErrorCode = error, TopicAuthorizedOperations = AuthorizedOperations.Topic };

    private static DescribeTopicPartitionsResponse.TopicItem Describe(RequestContext context, Topic topic, List<Partition> partitions) => new()
    {
        Name = topic.Name,
        TopicId = topic.Id,
        TopicAuthorizedOperations = AuthorizedOperations.Topic,
        Partitions = partitions.ConvertAll(partition => Describe(context.Cluster.Brokers, partition)),
    };

    private static DescribeTopicPartitionsResponse.PartitionItem Describe(Brokers brokers, Partition partition)
    {
        var (leader, epoch, replicas) = partition.Leadership;
        return new()
        {
            ErrorCode = leader == Leadership.Nobody ? ErrorCode.LeaderNotAvailable : ErrorCode.None,
            PartitionIndex = partition.Index,
            LeaderId = leader,
            LeaderEpoch = epoch,
            ReplicaNodes = [.. replicas],
            IsrNodes = [.. replicas.Where(brokers.IsUp)],
            EligibleLeaderReplicas = [],
            LastKnownElr = [],
            OfflineReplicas = [.. replicas.Where(replica => !brokers.IsUp(replica))],
        };
    }
}
