namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A broker as clients see it: an id and where to reach it.</summary>
internal sealed record BrokerNode(int Id, string Host, int Port)
{
    /// <summary>Host and port, as bootstrap.servers wants them.</summary>
    public string Address => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
