using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Refuses, as Kafka does without a secret key for tokens.</summary>
internal sealed class DescribeDelegationTokenHandler : ApiHandler<DescribeDelegationTokenRequest>
{
    public override ApiKey Api => ApiKey.DescribeDelegationToken;

    protected override IMessage Handle(RequestContext context, DescribeDelegationTokenRequest request) =>
        Refuse(context, request, DelegationTokens.Refusal(context));

    protected override IMessage Refuse(RequestContext context, DescribeDelegationTokenRequest request, ErrorCode error) =>
        new DescribeDelegationTokenResponse { ErrorCode = error };
}
