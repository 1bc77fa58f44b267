using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Refuses, as Kafka does without a secret key for tokens.</summary>
internal sealed class ExpireDelegationTokenHandler : ApiHandler<ExpireDelegationTokenRequest>
{
    public override ApiKey Api => ApiKey.ExpireDelegationToken;

    protected override IMessage Handle(RequestContext context, ExpireDelegationTokenRequest request) => Refuse(context, request, DelegationTokens.Refusal(context));

    protected override IMessage Refuse(RequestContext context, ExpireDelegationTokenRequest request, ErrorCode error) =>
        new ExpireDelegationTokenResponse { ErrorCode = error, ExpiryTimestampMs = -1 };
}
