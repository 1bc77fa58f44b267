using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Shows the settings of topics, of groups, and of the broker that is asked.</summary>
internal sealed class DescribeConfigsHandler : ApiHandler<DescribeConfigsRequest>
{
    public override ApiKey Api => ApiKey.DescribeConfigs;

    protected override IMessage Handle(RequestContext context, DescribeConfigsRequest request) =>
        request.Resources.Exists(resource => !ResourceType.All.Contains(resource.ResourceType))
            ? Refuse(context, request, ErrorCode.InvalidRequest)
            : new DescribeConfigsResponse { Results = request.Resources.ConvertAll(resource => Describe(context, request, resource)) };

    protected override IMessage Refuse(RequestContext context, DescribeConfigsRequest request, ErrorCode error) => new DescribeConfigsResponse
    {
        Results = request.Resources.ConvertAll(resource => Failed(resource, error, error.Description())),
    };

    private static DescribeConfigsResponse.ResultItem Describe(
        RequestContext context, DescribeConfigsRequest request, DescribeConfigsRequest.ResourceItem asked) => asked.ResourceType switch
    {
        ResourceType.Topic => OfTopic(context, request, asked),
        ResourceType.Broker => OfBroker(context, request, asked),
        ResourceType.Group => GroupConfigAnswers.Describe(context, asked, request.IncludeSynonyms),
        ResourceType.BrokerLogger => BrokerName.Problem(context.Node.Id, asked.ResourceName, "Broker id", isOptional: false) is { } problem
            ? Failed(asked, ErrorCode.InvalidRequest, problem)
            : Result(asked, []),
        _ => Failed(asked, ErrorCode.InvalidRequest, "The embedded broker receives no metrics of clients, and has no settings for them."),
    };

    private static DescribeConfigsResponse.ResultItem OfTopic(
        RequestContext context, DescribeConfigsRequest request, DescribeConfigsRequest.ResourceItem asked)
    {
        context.Topic ??= asked.ResourceName;
        if (context.Cluster.Topics.Find(asked.ResourceName) is not { } topic)
        {
            return TopicName.Problem(asked.ResourceName) is { } problem
                ? Failed(asked, ErrorCode.InvalidTopicException, problem)
                : Failed(asked, ErrorCode.UnknownTopicOrPartition, "");
        }

        return Result(asked, TopicSettingTable.All.Select(setting => ConfigItems.OfTopic(setting, topic.Settings, request)));
    }

    private static DescribeConfigsResponse.ResultItem OfBroker(
        RequestContext context, DescribeConfigsRequest request, DescribeConfigsRequest.ResourceItem asked)
    {
        var defaults = context.Cluster.Topics.Defaults;
        if (asked.ResourceName.Length == 0)
        {
            return Result(asked, defaults.OfAll.Keys.Select(name => ConfigItems.OfAllBrokers(name, defaults, request)));
        }

        if (BrokerName.Problem(context.Node.Id, asked.ResourceName, "Broker id", isOptional: true) is { } problem)
        {
            return Failed(asked, ErrorCode.InvalidRequest, problem);
        }

        return Result(asked,
        [
            .. BrokerSettings.Of(context.Cluster.Options, context.Node.Id).Select(setting => ConfigItems.OfBroker(setting, request)),
            .. TopicSettingTable.All.Where(setting => setting.Broker is not null).Select(setting => ConfigItems.OfBroker(setting, defaults, request)),
        ]);
    }

    private static DescribeConfigsResponse.ResultItem Result(DescribeConfigsRequest.ResourceItem asked, IEnumerable<DescribeConfigsResponse.ConfigItem> items) => new()
    {
        ResourceType = asked.ResourceType,
        ResourceName = asked.ResourceName,
        ErrorMessage = "",
        Configs = [.. items.Where(item => asked.ConfigurationKeys is not { Count: > 0 } keys || keys.Contains(item.Name))],
    };

    private static DescribeConfigsResponse.ResultItem Failed(DescribeConfigsRequest.ResourceItem asked, ErrorCode error, string message) => new()
    {
        ResourceType = asked.ResourceType, ResourceName = asked.ResourceName, ErrorCode = error, ErrorMessage = message,
    };
}
