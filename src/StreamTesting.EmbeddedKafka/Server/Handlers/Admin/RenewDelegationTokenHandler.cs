using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Refuses, as Kafka does without a secret key for tokens.</summary>
internal sealed class RenewDelegationTokenHandler : ApiHandler<RenewDelegationTokenRequest>
{
    public override ApiKey Api => ApiKey.RenewDelegationToken;

    protected override IMessage Handle(RequestContext context, RenewDelegationTokenRequest request) => Refuse(context, request, DelegationTokens.Refusal(context));

    protected override IMessage Refuse(RequestContext context, RenewDelegationTokenRequest request, ErrorCode error) =>
        new RenewDelegationTokenResponse { ErrorCode = error, ExpiryTimestampMs = -1 };
}
