using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Delegation tokens are asked for by users who are known; a broker without a secret key has none.</summary>
public abstract class DelegationTokenContract(ISecuredBroker broker) : SecuredContract(broker)
{
    [ContractFact]
    public async Task Tokens_OfAUserWhoIsKnown_AreDisabled()
    {
        var client = await AuthenticatedAsync(Broker.Sasl);

        var created = await client.AskAsync<CreateDelegationTokenResponse>(ApiKey.CreateDelegationToken, 3, new CreateDelegationTokenRequest());
        var renewed = await client.AskAsync<RenewDelegationTokenResponse>(ApiKey.RenewDelegationToken, 2, new RenewDelegationTokenRequest());
        var expired = await client.AskAsync<ExpireDelegationTokenResponse>(ApiKey.ExpireDelegationToken, 2, new ExpireDelegationTokenRequest());
        var described = await client.AskAsync<DescribeDelegationTokenResponse>(ApiKey.DescribeDelegationToken, 3, new DescribeDelegationTokenRequest());

        (created.ErrorCode, created.PrincipalName, created.TokenRequesterPrincipalName).ShouldBe((ErrorCode.DelegationTokenAuthDisabled, SecuredUsers.Alice, SecuredUsers.Alice));
        (renewed.ErrorCode, expired.ErrorCode, described.ErrorCode)
            .ShouldBe((ErrorCode.DelegationTokenAuthDisabled, ErrorCode.DelegationTokenAuthDisabled, ErrorCode.DelegationTokenAuthDisabled));
    }

    public sealed class OnEmbedded(EmbeddedSecured broker) : DelegationTokenContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : DelegationTokenContract(broker), IClassFixture<RealSecured>;
}
