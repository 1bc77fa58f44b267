using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.EmbeddedKafka.Server.Handlers;

/// <summary>Refuses, as Kafka does without a secret key for tokens.</summary>
internal sealed class CreateDelegationTokenHandler : ApiHandler<CreateDelegationTokenRequest>
{
    private const string UserType = "User";
    private const string Anonymous = "ANONYMOUS";
    private const short FirstVersionWithRequester = 3;

    public override ApiKey Api => ApiKey.CreateDelegationToken;

    protected override IMessage Handle(RequestContext context, CreateDelegationTokenRequest request) => Refuse(context, request, DelegationTokens.Refusal(context));

    protected override IMessage Refuse(RequestContext context, CreateDelegationTokenRequest request, ErrorCode error)
    {
        var user = context.Client.Sasl?.User ?? Anonymous;
        var hasRequester = context.Version >= FirstVersionWithRequester;
        return new CreateDelegationTokenResponse
        {
            ErrorCode = error,
            PrincipalType = UserType,
            PrincipalName = user,
            TokenRequesterPrincipalType = hasRequester ? UserType : "",
            TokenRequesterPrincipalName = hasRequester ? user : "",
            IssueTimestampMs = -1,
            ExpiryTimestampMs = -1,
            MaxTimestampMs = -1,
        };
    }
}
