using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Sets all settings of topics anew: what a request does not name goes back to its default. Clients that do not know single changes ask this way.</summary>
internal sealed class AlterConfigsHandler : ApiHandler<AlterConfigsRequest>
{
    public override ApiKey Api => ApiKey.AlterConfigs;

    protected override IMessage Handle(RequestContext context, AlterConfigsRequest request) => new AlterConfigsResponse
    {
        Responses = request.Resources.ConvertAll(resource => Alter(context, request, resource)),
    };

    protected override IMessage Refuse(RequestContext context, AlterConfigsRequest request, ErrorCode error) => new AlterConfigsResponse
    {
        Responses = request.Resources.ConvertAll(resource => Answer(resource, error, error.Description())),
    };

    private static AlterConfigsResponse.ResponseItem Alter(RequestContext context, AlterConfigsRequest request, AlterConfigsRequest.ResourceItem asked)
    {
        if (asked.ResourceType != ResourceType.Topic)
        {
            return Answer(asked, ErrorCode.InvalidRequest, $"settings of resource type {asked.ResourceType} cannot be changed in the embedded broker");
        }

        context.Topic ??= asked.ResourceName;
        if (asked.Configs.DistinctBy(config => config.Name).Count() != asked.Configs.Count)
        {
            return Answer(asked, ErrorCode.InvalidRequest, "a setting is named more than once");
        }

        if (asked.Configs.Find(config => config.Value is null) is { } empty)
        {
            return Answer(asked, ErrorCode.InvalidRequest, $"the setting {empty.Name} has no value");
        }

        var defaults = context.Cluster.Topics.Defaults;
        var (error, reason) = context.Cluster.Topics.Change(asked.ResourceName, settings => settings.With(Changes(asked, settings), defaults), request.ValidateOnly);
        return Answer(asked, (ErrorCode)error, error == TopicError.None ? null : reason ?? ((ErrorCode)error).Description());
    }

    private static IEnumerable<KeyValuePair<string, string?>> Changes(AlterConfigsRequest.ResourceItem asked, TopicSettings settings) =>
        settings.Overrides.Keys.Select(name => KeyValuePair.Create(name, (string?)null)).Concat(asked.Configs.Select(config => KeyValuePair.Create(config.Name, config.Value)));

    private static AlterConfigsResponse.ResponseItem Answer(AlterConfigsRequest.ResourceItem asked, ErrorCode error, string? message) =>
        new() { ResourceType = asked.ResourceType, ResourceName = asked.ResourceName, ErrorCode = error, ErrorMessage = message };
}
