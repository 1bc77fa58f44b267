using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Changes single settings of topics, of groups, and those of brokers that topics have by default.</summary>
internal sealed class IncrementalAlterConfigsHandler : ApiHandler<IncrementalAlterConfigsRequest>
{
    private const sbyte Set = 0;
    private const sbyte Delete = 1;
    private const sbyte Append = 2;
    private const sbyte Subtract = 3;

    public override ApiKey Api => ApiKey.IncrementalAlterConfigs;

    protected override IMessage Handle(RequestContext context, IncrementalAlterConfigsRequest request)
    {
        var doubled = request.Resources.GroupBy(resource => (resource.ResourceType, resource.ResourceName)).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return new IncrementalAlterConfigsResponse
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

    protected override IMessage Refuse(RequestContext context, IncrementalAlterConfigsRequest request, ErrorCode error) =>
        new IncrementalAlterConfigsResponse
        {
            Responses = request.Resources.ConvertAll(resource => Answer(resource, error, error.Description())),
        };

    private static (ErrorCode Error, string? Message) Alter(
        RequestContext context, IncrementalAlterConfigsRequest request, IncrementalAlterConfigsRequest.ResourceItem asked)
    {
        if (asked.Configs.DistinctBy(config => config.Name).Count() != asked.Configs.Count)
        {
            return (ErrorCode.InvalidRequest, ConfigChanges.DoubledKeys);
        }

        if (asked.Configs.Where(config => config.ConfigOperation != Delete && config.Value is null).Select(config => config.Name).ToList() is { Count: > 0 } without)
        {
            return (ErrorCode.InvalidRequest, $"Null value not supported for : {string.Join(", ", without)}");
        }

        if (asked.Configs.Exists(config => config.ConfigOperation is < Set or > Subtract))
        {
            return (ErrorCode.UnknownServerError, null);
        }

        return asked.ResourceType switch
        {
            ResourceType.Group => GroupConfigAnswers.Alter(context, asked, request.ValidateOnly),
            ResourceType.Topic => OfTopic(context, request, asked),
            ResourceType.Broker => OfBroker(context, request, asked),
            ResourceType.BrokerLogger when asked.Configs is [var logger, ..] => (ErrorCode.InvalidConfig, $"Logger {logger.Name} does not exist!"),
            ResourceType.BrokerLogger => default,
            ResourceType.ClientMetrics => (ErrorCode.InvalidRequest, "The embedded broker receives no metrics of clients, and has no settings for them."),
            var other => (ErrorCode.InvalidRequest, $"Unknown resource type {other}"),
        };
    }

    private static (ErrorCode Error, string? Message) OfTopic(
        RequestContext context, IncrementalAlterConfigsRequest request, IncrementalAlterConfigsRequest.ResourceItem asked)
    {
        if (asked.Configs.Find(config => config.ConfigOperation is Append or Subtract && TopicSettingTable.Find(config.Name)?.Type != TopicSettingType.List) is { } single)
        {
            return (ErrorCode.InvalidConfig, NoList(single));
        }

        return ConfigChanges.OfTopic(
            context,
            asked.ResourceName,
            settings => asked.Configs.Select(config => KeyValuePair.Create(config.Name, NewValue(config, () => settings.ValueOf(config.Name)))),
            request.ValidateOnly);
    }

    private static (ErrorCode Error, string? Message) OfBroker(
        RequestContext context, IncrementalAlterConfigsRequest request, IncrementalAlterConfigsRequest.ResourceItem asked)
    {
        // Tools take back, to be sure, what nobody has set.
        var changes = asked.Configs.FindAll(config => config.ConfigOperation != Delete || TopicSettingTable.FindByBrokerName(config.Name) is not null);
        if (changes.Find(config => config.ConfigOperation is Append or Subtract && TopicSettingTable.FindByBrokerName(config.Name)?.Type != TopicSettingType.List) is { } single)
        {
            return (ErrorCode.InvalidConfig, NoList(single));
        }

        return ConfigChanges.OfBroker(context, asked.ResourceName, changes.Select(config => config.Name), before =>
        {
            var made = new Dictionary<string, string>(before);
            foreach (var change in changes)
            {
                if (NewValue(change, () => before.GetValueOrDefault(change.Name) ?? TopicSettingTable.FindByBrokerName(change.Name)!.Default) is { } value)
                {
                    made[change.Name] = value;
                }
                else
                {
                    made.Remove(change.Name);
                }
            }

            return made;
        }, request.ValidateOnly);
    }

    private static string? NewValue(IncrementalAlterConfigsRequest.ConfigItem change, Func<string> now) => change.ConfigOperation switch
    {
        Set => change.Value,
        Delete => null,
        Append => string.Join(',', Elements(now()).Union(Elements(change.Value!))),
        _ => string.Join(',', Elements(now()).Except(Elements(change.Value!))),
    };

    private static string[] Elements(string list) => list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string NoList(IncrementalAlterConfigsRequest.ConfigItem change) =>
        $"Can't {(change.ConfigOperation == Append ? "APPEND" : "SUBTRACT")} to key {change.Name} because its type is not LIST.";

    private static IncrementalAlterConfigsResponse.ResponseItem Answer(
        IncrementalAlterConfigsRequest.ResourceItem asked, ErrorCode error, string? message) =>
        new() { ResourceType = asked.ResourceType, ResourceName = asked.ResourceName, ErrorCode = error, ErrorMessage = message };
}
