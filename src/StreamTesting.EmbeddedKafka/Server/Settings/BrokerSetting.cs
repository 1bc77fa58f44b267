namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A setting of brokers that cannot be changed while they run: an option, or what this broker does in any case.</summary>
/// <param name="Name">Kafka's name.</param>
/// <param name="Value">What it is.</param>
/// <param name="Default">Kafka's default; null if it has none.</param>
/// <param name="Type">How the value is written.</param>
/// <param name="Documentation">What it is for.</param>
internal sealed record BrokerSetting(string Name, string Value, string? Default, TopicSettingType Type, string Documentation)
{
    /// <summary>The values, the one in force first, each with where it is from.</summary>
    public IEnumerable<(string Value, sbyte Source)> Values() => Value == Default
        ? [(Value, ConfigSource.Default)]
        : Default is null ? [(Value, ConfigSource.StaticBroker)]
        : [(Value, ConfigSource.StaticBroker), (Default, ConfigSource.Default)];
}
