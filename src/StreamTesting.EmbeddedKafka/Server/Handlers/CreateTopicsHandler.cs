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
        var settings = asked.Configs.GroupBy(config => config.Name).Select(same => KeyValuePair.Create(same.Key, same.Last().Value)).ToList();
        if (settings.Where(setting => setting.Value is null).Select(setting => setting.Key).ToList() is { Count: > 0 } without)
        {
            return Failed(asked.Name, ErrorCode.InvalidConfig, $"Null value not supported for topic configs: {string.Join(", ", without)}");
        }

        if (cluster.Topics.Problem(asked.Name, settings) is { Error: not TopicError.None } wrong)
        {
            return Failed(asked.Name, (ErrorCode)wrong.Error, wrong.Reason);
        }

        if (TopicReplicas.Problem(cluster, asked) is { } problem)
        {
            return Failed(asked.Name, problem.Error, problem.Message);
        }

        var (count, replication, assignments) = TopicReplicas.Of(cluster, asked);
        var (topic, error, reason) = cluster.Topics.Create(asked.Name, count, settings, request.ValidateOnly, replication, assignments);
        if (error != TopicError.None || topic is null)
        {
            return Failed(asked.Name, (ErrorCode)error, reason);
        }

        return new()
        {
            Name = topic.Name,
            TopicId = topic.Id,
            NumPartitions = topic.Partitions.Count,
            ReplicationFactor = (short)topic.Replication,
            Configs = TopicSettingTable.All.Select(setting => Describe(setting, topic.Settings)).ToList(),
        };
    }

    private static CreateTopicsResponse.ConfigItem Describe(TopicSetting setting, TopicSettings settings)
    {
        var now = settings.ValuesOf(setting).Append(new(setting.Name, setting.Default, ConfigSource.Default)).First();
        return new() { Name = setting.Name, Value = now.Value, ConfigSource = now.Source };
    }

    private static CreateTopicsResponse.TopicItem Failed(string name, ErrorCode error, string? message) =>
        new() { Name = name, ErrorCode = error, ErrorMessage = message };
}
