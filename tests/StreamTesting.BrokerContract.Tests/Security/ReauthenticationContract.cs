using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Authenticating again (KIP-368), and what happens to who does not.</summary>
public abstract class ReauthenticationContract(ISecuredBroker broker) : SecuredContract(broker)
{
    private static readonly string Alice = Plain(SecuredUsers.Alice, SecuredUsers.AlicesPassword);

    [ContractFact]
    public async Task Authenticate_WhereItHasToBeDoneAgain_TellsWhen()
    {
        for (short version = 0; version <= 2; version++)
        {
            var client = Connect(Broker.Reauthenticating);
            await HandshakeAsync(client);

            (await TokenAsync(client, Alice, version)).SessionLifetimeMs.ShouldBe(version == 0 ? 0 : (long)SecuredUsers.Lifetime.TotalMilliseconds);
        }
    }

    [ContractFact]
    public async Task Again_AsTheSameUser_GoesOn()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);

        (await HandshakeAsync(client)).ErrorCode.ShouldBe(ErrorCode.None);
        var answer = await TokenAsync(client, Alice);

        (answer.ErrorCode, answer.SessionLifetimeMs).ShouldBe((ErrorCode.None, (long)SecuredUsers.Lifetime.TotalMilliseconds));
        (await BrokersSeenAsync(client)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Again_WithinASecond_IsRefusedAndServedOn()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);
        await HandshakeAsync(client);
        await TokenAsync(client, Alice);

        (await HandshakeAsync(client)).ErrorCode.ShouldBe(ErrorCode.IllegalSaslState);
        (await BrokersSeenAsync(client)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Again_WhereNobodyHasTo_IsRefusedAndServedOn()
    {
        var client = await AuthenticatedAsync(Broker.Sasl);

        var answer = await HandshakeAsync(client);

        (answer.ErrorCode, answer.Mechanisms.Count).ShouldBe((ErrorCode.IllegalSaslState, 0));
        (await TokenAsync(client, Alice)).ErrorCode.ShouldBe(ErrorCode.IllegalSaslState);
        (await BrokersSeenAsync(client)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Again_AsAnotherUser_IsRefused_AndCloses()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);
        await HandshakeAsync(client);

        var answer = await TokenAsync(client, Plain(SecuredUsers.Bob, SecuredUsers.BobsPassword));

        (answer.ErrorCode, answer.ErrorMessage).ShouldBe(
            (ErrorCode.SaslAuthenticationFailed, "Cannot change principals during re-authentication from User.alice: User.bob"));
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Again_WithAWrongPassword_IsRefused_AndCloses()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);
        await HandshakeAsync(client);

        (await TokenAsync(client, Plain(SecuredUsers.Alice, "wrong"))).ErrorCode.ShouldBe(ErrorCode.SaslAuthenticationFailed);
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Again_ByAnotherMechanism_Closes()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);
        (await HandshakeAsync(client, "SCRAM-SHA-256")).ErrorCode.ShouldBe(ErrorCode.None);

        await client.SendAsync(ApiKey.SaslAuthenticate, 2, new SaslAuthenticateRequest { AuthBytes = "n,,n=alice,r=abc"u8.ToArray() });

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_InTheMiddleOfAuthenticatingAgain_IsRefused_AndCloses()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);
        await HandshakeAsync(client);

        (await client.AskAsync<FindCoordinatorResponse>(ApiKey.FindCoordinator, 2, new FindCoordinatorRequest { Key = "g" })).ErrorCode.ShouldBe(ErrorCode.IllegalSaslState);
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Session_ThatIsOver_ClosesTheConnectionAtTheNextRequest()
    {
        var client = await AuthenticatedAsync(Broker.Reauthenticating);
        var clock = Stopwatch.StartNew();

        var requests = 0;
        while (await IsServedAsync(client))
        {
            requests++;
            clock.Elapsed.ShouldBeLessThan(Patience);
        }

        requests.ShouldBeGreaterThan(0);
        clock.Elapsed.ShouldBeGreaterThan(SecuredUsers.Lifetime - TimeSpan.FromMilliseconds(500));
    }

    private static async Task<bool> IsServedAsync(RawClient client)
    {
        try
        {
            return await BrokersSeenAsync(client) == 1;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public sealed class OnEmbedded(EmbeddedSecured broker) : ReauthenticationContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : ReauthenticationContract(broker), IClassFixture<RealSecured>;
}
