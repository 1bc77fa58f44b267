using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>The choice of a SASL mechanism. Where nobody has to authenticate, or has already, it is refused as by Kafka.</summary>
internal sealed class SaslHandshakeHandler : ApiHandler<SaslHandshakeRequest>
{
    public override ApiKey Api => ApiKey.SaslHandshake;

    protected override IMessage Handle(RequestContext context, SaslHandshakeRequest request)
    {
        if (context.Client.Sasl is not { } sasl)
        {
            return new SaslHandshakeResponse { ErrorCode = ErrorCode.IllegalSaslState };
        }

        var error = sasl.Begin(request.Mechanism, context.Version);
        if (error == ErrorCode.UnsupportedSaslMechanism)
        {
            context.CloseAfterAnswer = true;
            context.Cluster.Errors.Add(Refusals.Mechanism(context, request.Mechanism, sasl));
        }

        return new SaslHandshakeResponse { ErrorCode = error, Mechanisms = error == ErrorCode.IllegalSaslState ? [] : sasl.Mechanisms };
    }

    protected override IMessage Refuse(RequestContext context, SaslHandshakeRequest request, ErrorCode error) => new SaslHandshakeResponse { ErrorCode = error };
}
