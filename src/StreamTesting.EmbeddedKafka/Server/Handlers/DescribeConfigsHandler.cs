using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Shows the settings of topics, and those of the broker that options stand for.</summary>
internal sealed class DescribeConfigsHandler : ApiHandler<DescribeConfigsRequest>
{
    public override ApiKey Api => ApiKey.DescribeConfigs;

    protected override IMessage Handle(RequestContext context, DescribeConfigsRequest request) => new DescribeConfigsResponse
    {
        Results = request.Resources.ConvertAll(resource => Describe(context, request, resource)),
    };

    protected override IMessage Refuse(RequestContext context, DescribeConfigsRequest request, ErrorCode error) => new DescribeConfigsResponse
    {
        Results = request.Resources.ConvertAll(resource => Failed(resource, error, error.Description())),
    };

    private static DescribeConfigsResponse.ResultItem Describe(
        RequestContext context, DescribeConfigsRequest request, DescribeConfigsRequest.ResourceItem asked)
    {
        if (asked.ResourceType == ResourceType.Broker)
        {
            return OfBroker(context, asked);
        }

        if (asked.ResourceType == ResourceType.Group)
        {
            return GroupConfigAnswers.Describe(context, asked, request.IncludeSynonyms);
        }

        if (asked.ResourceType != ResourceType.Topic)
        {
            return Failed(asked, ErrorCode.InvalidRequest, $"settings of resource type {asked.ResourceType} are not implemented by the embedded broker");
        }

        context.Topic ??= asked.ResourceName;
        if (context.Cluster.Topics.Find(asked.ResourceName) is not { } topic)
        {
            var isLegal = TopicName.Problem(asked.ResourceName) is null;
            return Failed(asked, isLegal ? ErrorCode.UnknownTopicOrPartition : ErrorCode.InvalidTopicException, null);
        }

        return new()
        {
            ResourceType = asked.ResourceType,
            ResourceName = asked.ResourceName,
            Configs = [.. TopicSettingTable.All.Where(setting => IsAsked(asked, setting.Name))
                .Select(setting => OfTopic(setting, topic, context.Cluster.Topics.Defaults, request.IncludeSynonyms))],
        };
    }

    private static DescribeConfigsResponse.ConfigItem OfTopic(TopicSetting setting, Topic topic, TopicSettings defaults, bool withSynonyms)
    {
        var (value, isOverridden) = topic.Settings.Show(setting, defaults);
        var source = isOverridden ? ConfigSource.Topic : ConfigSource.Default;
        return new()
        {
            Name = setting.Name,
            Value = value,
            ConfigSource = source,
            ConfigType = (sbyte)setting.Type,
            Synonyms = withSynonyms && isOverridden ? [new() { Name = setting.Name, Value = value, Source = source }] : [],
        };
    }

    private static DescribeConfigsResponse.ResultItem OfBroker(RequestContext context, DescribeConfigsRequest.ResourceItem asked)
    {
        if (asked.ResourceName.Length == 0)
        {
            // The defaults of all brokers that were set while they ran: there are none.
            return new() { ResourceType = asked.ResourceType, ResourceName = asked.ResourceName };
        }

        if (!int.TryParse(asked.ResourceName, CultureInfo.InvariantCulture, out var id) || context.Cluster.Brokers.Find(id) is null)
        {
            return Failed(asked, ErrorCode.InvalidRequest, $"'{asked.ResourceName}' is no broker of this cluster");
        }

        return new()
        {
            ResourceType = asked.ResourceType,
            ResourceName = asked.ResourceName,
            Configs = [.. BrokerSettings.Of(context.Cluster.Options, id).Where(setting => IsAsked(asked, setting.Name)).Select(setting =>
                new DescribeConfigsResponse.ConfigItem
                {
                    Name = setting.Name,
                    Value = setting.Value,
                    ReadOnly = true,
                    ConfigSource = ConfigSource.StaticBroker,
                    ConfigType = (sbyte)setting.Type,
                })],
        };
    }

    private static bool IsAsked(DescribeConfigsRequest.ResourceItem asked, string name) =>
        asked.ConfigurationKeys is not { } keys || keys.Contains(name);

    private static DescribeConfigsResponse.ResultItem Failed(DescribeConfigsRequest.ResourceItem asked, ErrorCode error, string? message) => new()
    {
        ResourceType = asked.ResourceType, ResourceName = asked.ResourceName, ErrorCode = error, ErrorMessage = message ?? error.Description(),
    };
}
