using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Changes single settings of topics.</summary>
internal sealed class IncrementalAlterConfigsHandler : ApiHandler<IncrementalAlterConfigsRequest>
{
    private const sbyte Set = 0;
    private const sbyte Delete = 1;
    private const sbyte Append = 2;
    private const sbyte Subtract = 3;

    public override ApiKey Api => ApiKey.IncrementalAlterConfigs;

    protected override IMessage Handle(RequestContext context, IncrementalAlterConfigsRequest request) => new IncrementalAlterConfigsResponse
    {
        Responses = request.Resources.ConvertAll(resource => Alter(context, request, resource)),
    };

    protected override IMessage Refuse(RequestContext context, IncrementalAlterConfigsRequest request, ErrorCode error) =>
        new IncrementalAlterConfigsResponse
        {
            Responses = request.Resources.ConvertAll(resource => Answer(resource, error, error.Description())),
        };

    private static IncrementalAlterConfigsResponse.ResponseItem Alter(
        RequestContext context, IncrementalAlterConfigsRequest request, IncrementalAlterConfigsRequest.ResourceItem asked)
    {
        if (asked.ResourceType == ResourceType.Group)
        {
            var (refusal, why) = GroupConfigAnswers.Alter(context, asked, request.ValidateOnly);
            return Answer(asked, refusal, why);
        }

        if (asked.ResourceType != ResourceType.Topic)
        {
            return Answer(asked, ErrorCode.InvalidRequest, $"settings of resource type {asked.ResourceType} cannot be changed in the embedded broker");
        }

        context.Topic ??= asked.ResourceName;
        if (asked.Configs.DistinctBy(config => config.Name).Count() != asked.Configs.Count)
        {
            return Answer(asked, ErrorCode.InvalidRequest, "a setting is named more than once");
        }

        var defaults = context.Cluster.Topics.Defaults;
        var (error, reason) = context.Cluster.Topics.Change(
            asked.ResourceName,
            settings => settings.With(asked.Configs.Select(config => KeyValuePair.Create(config.Name, NewValue(config, settings, defaults))), defaults),
            request.ValidateOnly);
        return Answer(asked, (ErrorCode)error, error == TopicError.None ? null : reason ?? ((ErrorCode)error).Description());
    }

    private static string? NewValue(IncrementalAlterConfigsRequest.ConfigItem change, TopicSettings settings, TopicSettings defaults)
    {
        if (change.ConfigOperation is Delete or Set)
        {
            return change.ConfigOperation == Delete ? null : change.Value ?? "";
        }

        var setting = TopicSettingTable.Find(change.Name);
        if (setting?.Type != TopicSettingType.List || change.ConfigOperation is not (Append or Subtract))
        {
            return $"(operation {change.ConfigOperation} on {change.Value})";
        }

        var now = settings.Show(setting, defaults).Value.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var changes = (change.Value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(',', change.ConfigOperation == Append ? now.Union(changes) : now.Except(changes));
    }

    private static IncrementalAlterConfigsResponse.ResponseItem Answer(
        IncrementalAlterConfigsRequest.ResourceItem asked, ErrorCode error, string? message) =>
        new() { ResourceType = asked.ResourceType, ResourceName = asked.ResourceName, ErrorCode = error, ErrorMessage = message };
}
