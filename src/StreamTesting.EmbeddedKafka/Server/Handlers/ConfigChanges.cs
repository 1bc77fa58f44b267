using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Changes settings of topics and brokers, with Kafka's checks and words.</summary>
internal static class ConfigChanges
{
    public const string Doubled = "Each resource must appear at most once.";
    public const string DoubledKeys = "Error due to duplicate config keys";

    /// <param name="context">The request.</param>
    /// <param name="topic">The name of the topic.</param>
    /// <param name="change">From the topic's settings to what is to be set; a null value takes a setting back.</param>
    /// <param name="validateOnly">Whether nothing is to be changed.</param>
    public static (ErrorCode Error, string? Message) OfTopic(
        RequestContext context, string topic, Func<TopicSettings, IEnumerable<KeyValuePair<string, string?>>> change, bool validateOnly)
    {
        context.Topic ??= topic;
        if (TopicName.Problem(topic) is { } illegal)
        {
            return (ErrorCode.InvalidTopicException, illegal);
        }

        var (error, problem) = context.Cluster.Topics.Change(topic, settings => settings.With(change(settings)), validateOnly);
        return error == TopicError.UnknownTopicOrPartition ? (ErrorCode.UnknownTopicOrPartition, $"The topic '{topic}' does not exist.") : ((ErrorCode)error, problem);
    }

    /// <param name="context">The request.</param>
    /// <param name="broker">The broker's id, or nothing for all brokers.</param>
    /// <param name="named">The settings that are to be changed.</param>
    /// <param name="change">From what was set before to what is to be set in all.</param>
    /// <param name="validateOnly">Whether nothing is to be changed.</param>
    public static (ErrorCode Error, string? Message) OfBroker(
        RequestContext context, string broker, IEnumerable<string> named, Func<IReadOnlyDictionary<string, string>, Dictionary<string, string>> change, bool validateOnly)
    {
        var forAll = broker.Length == 0;
        if (!forAll && BrokerName.Problem(context.Node.Id, broker, "Node id", isOptional: false) is { } problem)
        {
            return (ErrorCode.InvalidRequest, problem);
        }

        var names = named.ToList();
        if (names.Where(name => TopicSettingTable.FindByBrokerName(name) is null).ToList() is { Count: > 0 } others)
        {
            return (ErrorCode.InvalidRequest, $"Cannot update these configs dynamically: [{string.Join(", ", others)}]");
        }

        if (!forAll && context.Cluster.Brokers.All.Count > 1)
        {
            return names.Count == 0 ? default : (ErrorCode.InvalidRequest, "The brokers of an embedded cluster share their logs, and with them these settings: set them for all brokers, with an empty name.");
        }

        var refused = context.Cluster.Topics.ChangeDefaults(defaults => Changed(defaults, forAll, change), validateOnly);
        return refused is null ? default : (ErrorCode.InvalidRequest, refused);
    }

    private static (BrokerDefaults? Defaults, string? Problem) Changed(
        BrokerDefaults defaults, bool forAll, Func<IReadOnlyDictionary<string, string>, Dictionary<string, string>> change)
    {
        var made = change(forAll ? defaults.OfAll : defaults.OfBroker);
        foreach (var (name, value) in made)
        {
            var setting = TopicSettingTable.FindByBrokerName(name)!;
            if ((setting with { Name = name }).Problem(setting.Clean(value)) is { } problem)
            {
                return (null, problem);
            }

            made[name] = setting.Clean(value);
        }

        return (defaults.With(forAll, made), null);
    }
}
