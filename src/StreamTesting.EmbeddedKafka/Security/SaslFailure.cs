namespace StreamTesting.EmbeddedKafka.Security;

/// <summary>A client could not prove who it is.</summary>
/// <param name="reason">What tests are told.</param>
/// <param name="clientMessage">What the client is told; null for Kafka's general message, which does not say whether there is such a user.</param>
internal sealed class SaslFailure(string reason, string? clientMessage = null) : Exception(reason)
{
    public string? ClientMessage { get; } = clientMessage;
}
