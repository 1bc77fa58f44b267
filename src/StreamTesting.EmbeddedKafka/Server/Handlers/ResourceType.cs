namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>What a setting belongs to, with the numbers of the protocol.</summary>
internal static class ResourceType
{
    public const sbyte Topic = 2;
    public const sbyte Broker = 4;
    public const sbyte BrokerLogger = 8;
    public const sbyte ClientMetrics = 16;
    public const sbyte Group = 32;

    public static readonly IReadOnlyList<sbyte> All = [Topic, Broker, BrokerLogger, ClientMetrics, Group];
}
