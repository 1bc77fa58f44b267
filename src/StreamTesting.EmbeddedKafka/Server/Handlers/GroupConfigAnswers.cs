using System.Globalization;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The settings of groups, as the requests for settings of all kinds ask for them and change them.</summary>
internal static class GroupConfigAnswers
{
    private const sbyte Set = 0;
    private const sbyte Delete = 1;

    public static DescribeConfigsResponse.ResultItem Describe(
        RequestContext context, DescribeConfigsRequest.ResourceItem asked, bool withSynonyms) => new()
    {
        ResourceType = asked.ResourceType,
        ResourceName = asked.ResourceName,
        ErrorCode = asked.ResourceName.Length == 0 ? ErrorCode.InvalidRequest : ErrorCode.None,
        ErrorMessage = asked.ResourceName.Length == 0 ? "Group name must not be empty" : "",
        Configs = asked.ResourceName.Length == 0 ? [] :
        [
            .. context.Cluster.Groups.Configs.Show(asked.ResourceName).Where(setting => asked.ConfigurationKeys is not { Count: > 0 } keys || keys.Contains(setting.Name))
                .Select(setting => Item(setting.Name, setting.Milliseconds.ToString(CultureInfo.InvariantCulture), setting.IsOwn, withSynonyms)),
        ],
    };

    public static (ErrorCode Error, string? Message) Alter(
        RequestContext context, IncrementalAlterConfigsRequest.ResourceItem asked, bool validateOnly)
    {
        if (asked.ResourceName.Length == 0)
        {
            return (ErrorCode.InvalidRequest, "Default group resources are not allowed.");
        }

        if (asked.Configs.Exists(config => config.ConfigOperation is not (Set or Delete)))
        {
            return (ErrorCode.InvalidConfig, "No setting of a group is a list that could be appended to or subtracted from.");
        }

        var problem = context.Cluster.Groups.Configs.Change(
            asked.ResourceName,
            asked.Configs.Select(config => KeyValuePair.Create(config.Name, config.ConfigOperation == Delete ? null : config.Value ?? "")),
            validateOnly);
        return problem is null ? default : (ErrorCode.InvalidConfig, problem);
    }

    private static DescribeConfigsResponse.ConfigItem Item(string name, string value, bool isOwn, bool withSynonyms) => new()
    {
        Name = name,
        Value = value,
        ConfigSource = isOwn ? ConfigSource.Group : ConfigSource.Default,
        ConfigType = (sbyte)TopicSettingType.Int,
        Synonyms = withSynonyms && isOwn ? [new() { Name = name, Value = value, Source = ConfigSource.Group }] : [],
    };
}
