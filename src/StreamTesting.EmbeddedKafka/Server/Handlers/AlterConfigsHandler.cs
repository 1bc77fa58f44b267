using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Sets all settings of a resource anew: what a request does not name goes back to its default. Clients that do not know single changes ask this way.</summary>
internal sealed class AlterConfigsHandler : ApiHandler<AlterConfigsRequest>
{
    public override ApiKey Api => ApiKey.AlterConfigs;

    protected override IMessage Handle(RequestContext context, AlterConfigsRequest request)
    {
        var doubled = request.Resources.GroupBy(resource => (resource.ResourceType, resource.ResourceName)).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return new AlterConfigsResponse
        {
            Responses = request.Resources.ConvertAll(resource =>
            {
                var (error, message) = doubled.Contains((resource.ResourceType, resource.ResourceName))
                    ? (ErrorCode.InvalidRequest, ConfigChanges.Doubled)
                    : Alter(context, request, resource);
                return Answer(resource, error, message);
            }),
        };
    }

    protected override IMessage Refuse(RequestContext context, AlterConfigsRequest request, ErrorCode error) => new AlterConfigsResponse
    {
        Responses = request.Resources.ConvertAll(resource => Answer(resource, error, error.Description())),
    };

    private static (ErrorCode Error, string? Message) Alter(RequestContext context, AlterConfigsRequest request, AlterConfigsRequest.ResourceItem asked)
    {
        if (asked.ResourceType is not (ResourceType.Topic or ResourceType.Broker))
        {
            return (ErrorCode.InvalidRequest, $"Unknown resource type {asked.ResourceType}");
        }

        if (asked.Configs.DistinctBy(config => config.Name).Count() != asked.Configs.Count)
        {
            return (ErrorCode.InvalidRequest, ConfigChanges.DoubledKeys);
        }

        if (asked.Configs.Where(config => config.Value is null).Select(config => config.Name).ToList() is { Count: > 0 } without)
        {
            return (ErrorCode.InvalidRequest, $"Null value not supported for : {string.Join(", ", without)}");
        }

        return asked.ResourceType == ResourceType.Topic
            ? ConfigChanges.OfTopic(context, asked.ResourceName, settings => Changes(asked, settings), request.ValidateOnly)
            : ConfigChanges.OfBroker(
                context, asked.ResourceName, asked.Configs.Select(config => config.Name), _ => asked.Configs.ToDictionary(config => config.Name, config => config.Value!), request.ValidateOnly);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Changes(AlterConfigsRequest.ResourceItem asked, TopicSettings settings) =>
        settings.Overrides.Keys.Select(name => KeyValuePair.Create(name, (string?)null)).Concat(asked.Configs.Select(config => KeyValuePair.Create(config.Name, config.Value)));

    private static AlterConfigsResponse.ResponseItem Answer(AlterConfigsRequest.ResourceItem asked, ErrorCode error, string? message) =>
        new() { ResourceType = asked.ResourceType, ResourceName = asked.ResourceName, ErrorCode = error, ErrorMessage = message };
}
