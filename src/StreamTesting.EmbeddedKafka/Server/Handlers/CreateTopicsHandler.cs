using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Makes topics, or says why not.</summary>
internal sealed class CreateTopicsHandler : ApiHandler<CreateTopicsRequest>
{
    public override ApiKey Api => ApiKey.CreateTopics;

    protected override IMessage Handle(RequestContext context, CreateTopicsRequest request)
    {
        var doubled = request.Topics.GroupBy(topic => topic.Name).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet();
        return new CreateTopicsResponse
        {
            Topics =
            [
                .. request.Topics.Where(topic => !doubled.Contains(topic.Name)).Select(topic => Create(context, request, topic)),
                .. doubled.Select(name => Failed(name, ErrorCode.InvalidRequest, "Duplicate topic name.")),
            ],
        };
    }

    protected override IMessage Refuse(RequestContext context, CreateTopicsRequest request, ErrorCode error) => new CreateTopicsResponse
    {
        Topics = request.Topics.ConvertAll(topic => Failed(topic.Name, error, error.Description())),
    };

    private static CreateTopicsResponse.TopicItem Create(RequestContext context, CreateTopicsRequest request, CreateTopicsRequest.TopicItem asked)
    {
        context.Topic ??= asked.Name;
        var cluster = context.Cluster;
        if (Problem(cluster, asked) is { Error: not ErrorCode.None } problem)
        {
            return Failed(asked.Name, problem.Error, problem.Message);
        }

        var count = asked.Assignments.Count > 0 ? asked.Assignments.Count
            : asked.NumPartitions == -1 ? cluster.Options.DefaultPartitions
            : asked.NumPartitions;
        var settings = asked.Configs.Select(config => KeyValuePair.Create(config.Name, config.Value));
        IReadOnlyList<int>[]? assignments = asked.Assignments.Count == 0 ? null
            : [.. asked.Assignments.OrderBy(one => one.PartitionIndex).Select(one => one.BrokerIds)];
        var replication = assignments?[0].Count ?? (asked.ReplicationFactor == -1 ? null : asked.ReplicationFactor);
        var (topic, error, reason) = cluster.Topics.Create(asked.Name, count, settings, request.ValidateOnly, replication, assignments);
        if (error != TopicError.None || topic is null)
        {
            return Failed(asked.Name, (ErrorCode)error, reason);
        }

        return new()
        {
            Name = topic.Name,
            TopicId = request.ValidateOnly ? Guid.Empty : topic.Id,
            NumPartitions = topic.Partitions.Count,
            ReplicationFactor = (short)topic.Replication,
            Configs = TopicSettingTable.All.Select(setting => Describe(setting, topic.Settings, cluster.Topics.Defaults)).ToList(),
        };
    }

    private static (ErrorCode Error, string? Message) Problem(Cluster cluster, CreateTopicsRequest.TopicItem asked)
    {
        var brokers = cluster.Brokers.Up.Count;
        if (asked.Assignments.Count == 0)
        {
            return asked.ReplicationFactor == -1 || (asked.ReplicationFactor >= 1 && asked.ReplicationFactor <= brokers)
                ? default
                : (ErrorCode.InvalidReplicationFactor, $"Replication factor {asked.ReplicationFactor} cannot be had of {brokers} broker(s).");
        }

        if (asked.NumPartitions != -1 || asked.ReplicationFactor != -1)
        {
            return (ErrorCode.InvalidRequest, "With manual assignments, both the number of partitions and the replication factor must be -1.");
        }

        var isWhole = asked.Assignments.Select(one => one.PartitionIndex).Order().SequenceEqual(Enumerable.Range(0, asked.Assignments.Count));
        var isKnown = asked.Assignments.TrueForAll(one => Placement.IsPossible(one.BrokerIds, cluster.Brokers) && one.BrokerIds.Count == asked.Assignments[0].BrokerIds.Count);
        return isWhole && isKnown
            ? default
            : (ErrorCode.InvalidReplicaAssignment, "Assignments must name partitions 0, 1, ... and for each the same number of different brokers that are up.");
    }

    private static CreateTopicsResponse.ConfigItem Describe(TopicSetting setting, TopicSettings settings, TopicSettings defaults)
    {
        var (value, isOverridden) = settings.Show(setting, defaults);
        return new() { Name = setting.Name, Value = value, ConfigSource = isOverridden ? ConfigSource.Topic : ConfigSource.Default };
    }

    private static CreateTopicsResponse.TopicItem Failed(string name, ErrorCode error, string? message) =>
        new() { Name = name, ErrorCode = error, ErrorMessage = message };
}
