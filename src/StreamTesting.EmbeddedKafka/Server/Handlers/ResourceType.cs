namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>What a setting belongs to, with the numbers of the protocol.</summary>
internal static class ResourceType
{
    public const sbyte Topic = 2;
    public const sbyte Broker = 4;
}
