using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>SASL request by request: what may be said when, and how a broker refuses the rest.</summary>
public abstract class SaslProtocolContract(ISecuredBroker broker) : SecuredContract(broker)
{
    private static readonly string[] All = ["PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"];

    [ContractFact]
    public async Task Handshake_KnownMechanism_NamesAllThatAreAllowed()
    {
        foreach (var version in (short[])[0, 1])
        {
            var answer = await HandshakeAsync(Connect(Broker.Sasl), version: version);

            answer.ErrorCode.ShouldBe(ErrorCode.None);
            answer.Mechanisms.Order().ShouldBe(All);
        }
    }

    [ContractFact]
    public async Task Handshake_UnknownMechanism_NamesAllThatAreAllowed_AndCloses()
    {
        foreach (var mechanism in (string[])["OAUTHBEARER", "plain", ""])
        {
            var client = Connect(Broker.Sasl);

            var answer = await HandshakeAsync(client, mechanism);

            answer.ErrorCode.ShouldBe(ErrorCode.UnsupportedSaslMechanism);
            answer.Mechanisms.Order().ShouldBe(All);
            (await client.IsClosedAsync()).ShouldBeTrue();
        }
    }

    [ContractFact]
    public async Task Authenticate_GoodPassword_IsAnsweredInEachVersion()
    {
        for (short version = 0; version <= 2; version++)
        {
            var client = Connect(Broker.Sasl);
            await HandshakeAsync(client);

            var answer = await TokenAsync(client, Plain(SecuredUsers.Alice, SecuredUsers.AlicesPassword), version);

            (answer.ErrorCode, answer.AuthBytes.Length, answer.SessionLifetimeMs).ShouldBe((ErrorCode.None, 0, 0));
            (await BrokersSeenAsync(client)).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task Authenticate_WrongPassword_IsRefused_AndCloses() =>
        await RefusesAsync(Plain(SecuredUsers.Alice, "wrong"), "Authentication failed: Invalid username or password");

    [ContractFact]
    public async Task Authenticate_WithoutUserOrPassword_IsRefused()
    {
        await RefusesAsync(Plain("", SecuredUsers.AlicesPassword), "Authentication failed: username not specified");
        await RefusesAsync(Plain(SecuredUsers.Alice, ""), "Authentication failed: password not specified");
    }

    [ContractFact]
    public async Task Authenticate_TokenThatIsNone_IsRefused()
    {
        await RefusesAsync("", "Invalid SASL/PLAIN response: expected 3 tokens, got 1");
        await RefusesAsync("alice", "Invalid SASL/PLAIN response: expected 3 tokens, got 1");
        await RefusesAsync("a\0b\0c\0d\0e", "Invalid SASL/PLAIN response: expected 3 tokens, got 4");
    }

    [ContractFact]
    public async Task Authenticate_AsSomebodyElse_IsRefused()
    {
        await RefusesAsync(
            Plain(SecuredUsers.Alice, SecuredUsers.AlicesPassword, SecuredUsers.Bob),
            "Authentication failed: Client requested an authorization id that is different from username");

        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client);
        (await TokenAsync(client, Plain(SecuredUsers.Alice, SecuredUsers.AlicesPassword, SecuredUsers.Alice))).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Tokens_AfterHandshakeOfVersionZero_AreFramesOfTheirOwn()
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client, version: 0);

        await SendTokenAsync(client, Plain(SecuredUsers.Alice, SecuredUsers.AlicesPassword));

        (await client.ReceiveBytesAsync()).ShouldBe([]);
        (await BrokersSeenAsync(client)).ShouldBe(1);
    }

    [ContractFact]
    public async Task Tokens_OfAWrongPassword_CloseTheConnectionWithoutAnAnswer()
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client, version: 0);

        await SendTokenAsync(client, Plain(SecuredUsers.Alice, "wrong"));

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_BeforeTheHandshake_CloseTheConnection()
    {
        foreach (var versions in (bool[])[false, true])
        {
            var client = Connect(Broker.Sasl);
            if (versions)
            {
                await VersionsAsync(client);
            }

            await client.SendAsync(ApiKey.Metadata, 12, new MetadataRequest { Topics = [] });

            (await client.IsClosedAsync()).ShouldBeTrue();
        }
    }

    [ContractFact]
    public async Task Authenticate_BeforeTheHandshake_ClosesTheConnection()
    {
        var client = Connect(Broker.Sasl);

        await client.SendAsync(ApiKey.SaslAuthenticate, 2, new SaslAuthenticateRequest { AuthBytes = new byte[3] });

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Request_InTheMiddleOfAuthenticating_IsRefused_AndCloses()
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client);

        var answer = await client.AskAsync<FindCoordinatorResponse>(ApiKey.FindCoordinator, 2, new FindCoordinatorRequest { Key = "g" });

        answer.ErrorCode.ShouldBe(ErrorCode.IllegalSaslState);
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Handshake_Twice_IsRefused_AndCloses()
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client);

        (await HandshakeAsync(client)).ErrorCode.ShouldBe(ErrorCode.IllegalSaslState);
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task ApiVersions_BeforeTheHandshake_IsAnsweredOnce()
    {
        var client = Connect(Broker.Sasl);
        (await VersionsAsync(client)).ApiKeys.ShouldContain(api => api.ApiKey == (short)ApiKey.Produce);

        await client.SendAsync(ApiKey.ApiVersions, 3, new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" });

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task ApiVersions_OfAVersionToCome_MayBeAskedAgainInAnother()
    {
        var client = Connect(Broker.Sasl);
        await client.SendBytesAsync([0, 0, 0, 11, 0, 18, 0, 99, 0, 0, 0, 7, 0xFF, 0xFF, 0]);
        ((ApiVersionsResponse)(await client.ReceiveAsync(ApiKey.ApiVersions, 0)).Response).ErrorCode.ShouldBe(ErrorCode.UnsupportedVersion);

        (await VersionsAsync(client)).ErrorCode.ShouldBe(ErrorCode.None);
        (await HandshakeAsync(client)).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task ApiVersions_OfWhatIsServed_NamesTheRequestsOfSecurity()
    {
        var served = (await VersionsAsync(Connect(Broker.Open))).ApiKeys.ToDictionary(api => (ApiKey)api.ApiKey);

        foreach (var key in (ApiKey[])[ApiKey.SaslHandshake, ApiKey.SaslAuthenticate, ApiKey.DescribeUserScramCredentials, ApiKey.AlterUserScramCredentials])
        {
            (key, served[key].MinVersion, served[key].MaxVersion).ShouldBe((key, ApiTable.Find(key)!.MinVersion, ApiTable.Find(key)!.MaxVersion));
        }
    }

    [ContractFact]
    public async Task Frame_TooLargeBeforeAuthentication_ClosesTheConnection()
    {
        var client = Connect(Broker.Sasl);

        await client.SendBytesAsync([0, 8, 0, 1, 0, 18, 0, 3]);

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Sasl_WhereNobodyHasToAuthenticate_IsRefusedAndServedOn()
    {
        var client = Connect(Broker.Open);

        (await HandshakeAsync(client)).ErrorCode.ShouldBe(ErrorCode.IllegalSaslState);
        var answer = await TokenAsync(client, Plain(SecuredUsers.Alice, SecuredUsers.AlicesPassword));
        (answer.ErrorCode, answer.ErrorMessage).ShouldBe((ErrorCode.IllegalSaslState, "SaslAuthenticate request received after successful authentication"));
        (await BrokersSeenAsync(client)).ShouldBe(1);
    }

    private async Task RefusesAsync(string token, string message)
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client);

        var answer = await TokenAsync(client, token);

        (answer.ErrorCode, answer.ErrorMessage, answer.AuthBytes.Length).ShouldBe((ErrorCode.SaslAuthenticationFailed, message, 0));
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    private static async Task SendTokenAsync(RawClient client, string token)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(token);
        await client.SendBytesAsync([0, 0, 0, (byte)bytes.Length, .. bytes]);
    }

    private static async Task<ApiVersionsResponse> VersionsAsync(RawClient client) =>
        await client.AskAsync<ApiVersionsResponse>(ApiKey.ApiVersions, 3, new ApiVersionsRequest { ClientSoftwareName = "raw", ClientSoftwareVersion = "1" });

    public sealed class OnEmbedded(EmbeddedSecured broker) : SaslProtocolContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : SaslProtocolContract(broker), IClassFixture<RealSecured>;
}
