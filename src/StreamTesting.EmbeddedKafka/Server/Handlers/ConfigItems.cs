using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Settings as an answer tells them: with where else they could come from, and what they are for, if that is asked.</summary>
internal static class ConfigItems
{
    public static DescribeConfigsResponse.ConfigItem OfTopic(TopicSetting setting, TopicSettings settings, DescribeConfigsRequest request) =>
        Item(setting.Name, [.. settings.ValuesOf(setting)], setting.Default, setting.Type, setting.Documentation, isReadOnly: false, request);

    public static DescribeConfigsResponse.ConfigItem OfBroker(BrokerSetting setting, DescribeConfigsRequest request) =>
        Item(setting.Name, [.. setting.Values().Select(value => new SettingValue(setting.Name, value.Value, value.Source))], null, setting.Type, setting.Documentation, isReadOnly: true, request);

    /// <summary>A setting of brokers that is the default of one of topics.</summary>
    public static DescribeConfigsResponse.ConfigItem OfBroker(TopicSetting setting, BrokerDefaults defaults, DescribeConfigsRequest request) =>
        Item(setting.Broker!, [.. defaults.Of(setting).Select(value => new SettingValue(setting.Broker!, value.Value, value.Source))], null, setting.Type,
            $"The default of {setting.Name}. {setting.Documentation}", isReadOnly: false, request);

    /// <summary>One that was set for all brokers while they ran.</summary>
    public static DescribeConfigsResponse.ConfigItem OfAllBrokers(string name, BrokerDefaults defaults, DescribeConfigsRequest request)
    {
        var setting = TopicSettingTable.FindByBrokerName(name)!;
        var item = OfBroker(setting, defaults, request);
        (item.Value, item.ConfigSource) = (defaults.OfAll[name], ConfigSource.DynamicDefault);
        return item;
    }

    private static DescribeConfigsResponse.ConfigItem Item(
        string name, List<SettingValue> values, string? otherwise, TopicSettingType type, string documentation, bool isReadOnly, DescribeConfigsRequest request) => new()
    {
        Name = name,
        Value = values is [var first, ..] ? first.Value : otherwise,
        ConfigSource = values is [var top, ..] ? top.Source : ConfigSource.Default,
        ReadOnly = isReadOnly,
        ConfigType = (sbyte)type,
        Documentation = request.IncludeDocumentation ? documentation : null,
        Synonyms = request.IncludeSynonyms
            ? values.ConvertAll(value => new DescribeConfigsResponse.SynonymItem { Name = value.Name, Value = value.Value, Source = value.Source })
            : [],
    };
}
