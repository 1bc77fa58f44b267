using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>There are no delegation tokens: what to answer those who ask for them.</summary>
internal static class DelegationTokens
{
    /// <summary>Kafka looks at the connection first: nobody who is unknown may ask for tokens, whether there are any or not.</summary>
    public static ErrorCode Refusal(RequestContext context) =>
        context.Client.Sasl is null ? ErrorCode.DelegationTokenRequestNotAllowed : ErrorCode.DelegationTokenAuthDisabled;
}
