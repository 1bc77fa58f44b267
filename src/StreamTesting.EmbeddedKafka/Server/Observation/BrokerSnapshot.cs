namespace StreamTesting.EmbeddedKafka;

/// <summary>A broker of a cluster as it was at one moment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Host">The host that clients are told.</param>
/// <param name="Port">The port that clients are told; a broker keeps it when it is stopped and started again.</param>
/// <param name="IsUp">Whether it takes connections.</param>
/// <param name="IsController">Whether clients are told that it is the controller.</param>
public sealed record BrokerSnapshot(int Id, string Host, int Port, bool IsUp, bool IsController)
{
    /// <summary>Host and port as a client takes them for bootstrap.servers.</summary>
    public string Address => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
