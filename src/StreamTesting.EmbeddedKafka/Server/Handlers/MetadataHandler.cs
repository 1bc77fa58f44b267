using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Brokers, topics and leaders; makes topics that are asked for where that is allowed.</summary>
internal sealed class MetadataHandler : ApiHandler<MetadataRequest>
{
    private const short FirstVersionById = 12;

    public override ApiKey Api => ApiKey.Metadata;

    protected override IMessage Handle(RequestContext context, MetadataRequest request)
    {
        if (context.Version < FirstVersionById && request.Topics?.Exists(topic => topic.Name is null || topic.TopicId != Guid.Empty) == true)
        {
            return Refuse(context, request, ErrorCode.InvalidRequest);
        }

        var all = request.Topics is null || (context.Version == 0 && request.Topics.Count == 0);
        var response = Empty(context);
        response.Topics = all
            ? [.. context.Cluster.Topics.All.Select(topic => Describe(context, topic, request))]
            : [.. request.Topics!.DistinctBy(topic => (topic.Name, topic.TopicId)).Select(topic => Find(context, request, topic))];
        if (request.IncludeClusterAuthorizedOperations)
        {
            response.ClusterAuthorizedOperations = AuthorizedOperations.Cluster;
        }

        return response;
    }

    protected override IMessage Refuse(RequestContext context, MetadataRequest request, ErrorCode error)
    {
        var response = Empty(context);
        response.ErrorCode = error;
        response.Topics = request.Topics?.ConvertAll(topic => Failed(topic.Name ?? (context.Version < FirstVersionById ? "" : null), topic.TopicId, error)) ?? [];
        return response;
    }

    private static MetadataResponse Empty(RequestContext context) => new()
    {
        ClusterId = context.Cluster.Id,
        ControllerId = context.Cluster.Brokers.ControllerId,
        Brokers = [.. context.Cluster.Brokers.Up.Select(node => new MetadataResponse.BrokerItem { NodeId = node.Id, Host = node.Host, Port = node.Port })],
    };

    private static MetadataResponse.TopicItem Find(RequestContext context, MetadataRequest request, MetadataRequest.TopicItem asked)
    {
        var topics = context.Cluster.Topics;
        if (asked.Name is not { } name || asked.TopicId != Guid.Empty)
        {
            return topics.Find(asked.TopicId) is { } byId ? Describe(context, byId, request) : Failed(null, asked.TopicId, ErrorCode.UnknownTopicId);
        }

        context.Topic ??= name;
        var topic = topics.Find(name);
        if (topic is null && (context.Version < 4 || request.AllowAutoTopicCreation) && context.Cluster.Options.AutoCreateTopics)
        {
            topic = topics.Create(name, context.Cluster.Options.DefaultPartitions, []).Topic;
        }

        return topic is not null ? Describe(context, topic, request)
            : Failed(name, Guid.Empty, TopicName.Problem(name) is null ? ErrorCode.UnknownTopicOrPartition : ErrorCode.InvalidTopicException);
    }

    private static MetadataResponse.TopicItem Failed(string? name, Guid id, ErrorCode error) =>
        new() { Name = name, TopicId = id, ErrorCode = error };

    private static MetadataResponse.TopicItem Describe(RequestContext context, Topic topic, MetadataRequest request) => new()
    {
        Name = topic.Name,
        TopicId = topic.Id,
        TopicAuthorizedOperations = request.IncludeTopicAuthorizedOperations ? AuthorizedOperations.Topic : AuthorizedOperations.NotAsked,
        Partitions = [.. topic.Partitions.Select(partition => Describe(context, partition))],
    };

    private static MetadataResponse.PartitionItem Describe(RequestContext context, Partition partition)
    {
        var (leader, epoch, replicas) = partition.Leadership;
        return new()
        {
            ErrorCode = leader == Leadership.Nobody ? ErrorCode.LeaderNotAvailable : ErrorCode.None,
            PartitionIndex = partition.Index,
            LeaderId = leader,
            LeaderEpoch = epoch,
            ReplicaNodes = [.. replicas],
            IsrNodes = [.. replicas.Where(context.Cluster.Brokers.IsUp)],
            OfflineReplicas = [.. replicas.Where(replica => !context.Cluster.Brokers.IsUp(replica))],
        };
    }
}
