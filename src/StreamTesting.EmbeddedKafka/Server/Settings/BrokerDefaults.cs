using System.Collections.Immutable;
using System.Globalization;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// What the brokers have for settings of topics: what options say, what was set for all brokers while they ran, and what was set for the
/// one broker there is. By the names of topics' settings. Immutable.
/// </summary>
internal sealed record BrokerDefaults
{
    private const string MaxMessageBytes = "max.message.bytes";

    /// <summary>What was set for the one broker there is, by the names of brokers' settings.</summary>
    public ImmutableSortedDictionary<string, string> OfBroker { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What was set for all brokers, by the names of brokers' settings.</summary>
    public ImmutableSortedDictionary<string, string> OfAll { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What options say, where that is not Kafka's default, by the names of brokers' settings.</summary>
    public ImmutableSortedDictionary<string, string> Static { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>What is in force, by the names of topics' settings.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; private init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    public static BrokerDefaults Of(EmbeddedKafkaOptions options)
    {
        var size = options.MaxMessageBytes.ToString(CultureInfo.InvariantCulture);
        var setting = TopicSettingTable.Find(MaxMessageBytes)!;
        var none = new BrokerDefaults();
        return size == setting.Default ? none : (none with { Static = none.Static.Add(setting.Broker!, size) }).Resolved();
    }

    /// <summary>The same with what was set while brokers ran.</summary>
    public BrokerDefaults With(bool forAll, IReadOnlyDictionary<string, string> settings)
    {
        var made = settings.ToImmutableSortedDictionary(StringComparer.Ordinal);
        return (forAll ? this with { OfAll = made } : this with { OfBroker = made }).Resolved();
    }

    /// <summary>The values of a setting of brokers, the one in force first, each with where it is from.</summary>
    public IEnumerable<(string Value, sbyte Source)> Of(TopicSetting setting)
    {
        foreach (var (values, source) in new[] { (OfBroker, ConfigSource.DynamicBroker), (OfAll, ConfigSource.DynamicDefault), (Static, ConfigSource.StaticBroker) })
        {
            if (values.TryGetValue(setting.Broker!, out var value))
            {
                yield return (value, source);
            }
        }

        if (!setting.HasNoBrokerDefault)
        {
            yield return (setting.Default, ConfigSource.Default);
        }
    }

    private BrokerDefaults Resolved() => this with
    {
        Values = Static.SetItems(OfAll).SetItems(OfBroker).ToImmutableSortedDictionary(
            pair => TopicSettingTable.FindByBrokerName(pair.Key)!.Name, pair => pair.Value, StringComparer.Ordinal),
    };
}
