namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Where a setting's value comes from, with the numbers of the protocol.</summary>
internal static class ConfigSource
{
    public const sbyte Topic = 1;
    public const sbyte DynamicBroker = 2;
    public const sbyte DynamicDefault = 3;
    public const sbyte StaticBroker = 4;
    public const sbyte Default = 5;
    public const sbyte Group = 8;
}
