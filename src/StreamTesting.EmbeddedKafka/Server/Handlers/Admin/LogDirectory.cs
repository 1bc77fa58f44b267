namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The one log directory that a broker tells of. There is no such folder: logs lie in memory.</summary>
internal static class LogDirectory
{
    public static string Of(int brokerId) => $"/embedded-kafka/broker-{brokerId}";
}
