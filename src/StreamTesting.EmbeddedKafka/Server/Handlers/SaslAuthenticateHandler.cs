using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The tokens of a SASL mechanism.</summary>
internal sealed class SaslAuthenticateHandler : ApiHandler<SaslAuthenticateRequest>
{
    public override ApiKey Api => ApiKey.SaslAuthenticate;

    protected override IMessage Handle(RequestContext context, SaslAuthenticateRequest request)
    {
        if (context.Client.Sasl is not { State: SaslState.Exchange } sasl)
        {
            return new SaslAuthenticateResponse
            {
                ErrorCode = ErrorCode.IllegalSaslState, ErrorMessage = "SaslAuthenticate request received after successful authentication",
            };
        }

        try
        {
            var answer = sasl.Take(request.AuthBytes.Span);
            return new SaslAuthenticateResponse
            {
                AuthBytes = answer, SessionLifetimeMs = sasl is { IsAuthenticated: true, Lifetime: { } lifetime } ? (long)lifetime.TotalMilliseconds : 0,
            };
        }
        catch (SaslFailure failure)
        {
            context.CloseAfterAnswer = true;
            context.Cluster.Errors.Add(Refusals.Credentials(context.Client, context.ClientId, sasl, failure));
            return new SaslAuthenticateResponse { ErrorCode = ErrorCode.SaslAuthenticationFailed, ErrorMessage = failure.ClientMessage ?? sasl.FailureText() };
        }
    }

    protected override IMessage Refuse(RequestContext context, SaslAuthenticateRequest request, ErrorCode error) =>
        new SaslAuthenticateResponse { ErrorCode = error, ErrorMessage = error.Description() };
}
