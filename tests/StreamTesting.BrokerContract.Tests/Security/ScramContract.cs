using System.Text;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;
using ErrorCode = StreamTesting.EmbeddedKafka.Protocol.ErrorCode;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>SCRAM message by message (RFC 5802), and the users that admin clients make.</summary>
public abstract class ScramContract(ISecuredBroker broker) : SecuredContract(broker)
{
    [ContractFact]
    public async Task Exchange_GoodPassword_EndsWithTheBrokersSignature()
    {
        foreach (var mechanism in (string[])["SCRAM-SHA-256", "SCRAM-SHA-512"])
        {
            var (client, scram) = await BeginAsync(mechanism, SecuredUsers.Alice, SecuredUsers.AlicesPassword);

            var answer = await TokenAsync(client, scram.Final());

            (answer.ErrorCode, scram.Iterations).ShouldBe((ErrorCode.None, 4096));
            Encoding.UTF8.GetString(answer.AuthBytes.Span).ShouldBe(scram.ExpectedSignature());
            (await BrokersSeenAsync(client)).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task Exchange_FirstAnswer_GoesOnFromTheNonceOfTheClient()
    {
        var (_, one) = await BeginAsync("SCRAM-SHA-256", SecuredUsers.Alice, SecuredUsers.AlicesPassword);
        var (_, two) = await BeginAsync("SCRAM-SHA-256", SecuredUsers.Alice, SecuredUsers.AlicesPassword);

        one.Nonce.ShouldStartWith(RawScram.ClientNonce);
        one.Nonce.Length.ShouldBeGreaterThan(RawScram.ClientNonce.Length + 10);
        two.Nonce.ShouldNotBe(one.Nonce);
        two.Salt.ShouldBe(one.Salt);
    }

    [ContractFact]
    public async Task Exchange_AsSomebodyElse_IsRefused()
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client, "SCRAM-SHA-256");

        var answer = await TokenAsync(client, $"n,a=bob,n=alice,r={RawScram.ClientNonce}");

        (answer.ErrorCode, answer.ErrorMessage).ShouldBe(
            (ErrorCode.SaslAuthenticationFailed, "Authentication failed: Client requested an authorization id that is different from username"));
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [ContractFact]
    public async Task Exchange_AsOneself_IsTaken()
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client, "SCRAM-SHA-256");
        var scram = new RawScram("SCRAM-SHA-256", SecuredUsers.Alice, SecuredUsers.AlicesPassword, SecuredUsers.Alice);
        scram.Take((await TokenAsync(client, scram.First)).AuthBytes.Span);

        (await TokenAsync(client, scram.Final())).ErrorCode.ShouldBe(ErrorCode.None);
    }

    [ContractFact]
    public async Task Exchange_MessagesThatAreNone_AreRefused()
    {
        foreach (var first in (string[])["", "y,,n=alice,r=abc", "n,,n=alice", "n,,n=a=lice,r=abc"])
        {
            var client = Connect(Broker.Sasl);
            await HandshakeAsync(client, "SCRAM-SHA-256");
            await IsRefusedAsync(client, first);
        }
    }

    [ContractFact]
    public async Task Exchange_FinalMessagesThatAreNone_AreRefused()
    {
        foreach (var spoil in (Func<string, string>[])[final => "", final => final.Replace("r=", "r=x"), final => final[..^8] + "AAAAAAA=", final => final.Split(",p=")[0]])
        {
            var (client, scram) = await BeginAsync("SCRAM-SHA-256", SecuredUsers.Alice, SecuredUsers.AlicesPassword);
            await IsRefusedAsync(client, spoil(scram.Final()));
        }
    }

    [ContractFact]
    public async Task Credentials_Set_LetAUserIn_AndDeleted_DoNot()
    {
        var user = $"u-{Guid.NewGuid():N}";
        using var admin = Admin();
        await admin.AlterUserScramCredentialsAsync([Credential(user, "first", 4096)]);
        await CarriesRecordsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "SCRAM-SHA-256", user, "first"));

        await admin.AlterUserScramCredentialsAsync([Credential(user, "second", 8192)]);
        await UntilAsync("SCRAM-SHA-256", user, "second", ErrorCode.None);
        await UntilAsync("SCRAM-SHA-256", user, "first", ErrorCode.SaslAuthenticationFailed);

        await admin.AlterUserScramCredentialsAsync([new UserScramCredentialDeletion { User = user, Mechanism = ScramMechanism.ScramSha256 }]);
        await UntilAsync("SCRAM-SHA-256", user, "second", ErrorCode.SaslAuthenticationFailed);
    }

    [ContractFact]
    public async Task Credentials_Described_AreThoseThatWereSet()
    {
        var user = $"u-{Guid.NewGuid():N}";
        using var admin = Admin();
        await admin.AlterUserScramCredentialsAsync([Credential(user, "p", 5000)]);
        await UntilAsync("SCRAM-SHA-256", user, "p", ErrorCode.None);

        var one = await admin.DescribeUserScramCredentialsAsync([user]);
        var all = await admin.DescribeUserScramCredentialsAsync([]);

        one.UserScramCredentialsDescriptions.ShouldHaveSingleItem().ScramCredentialInfos.ShouldHaveSingleItem().Iterations.ShouldBe(5000);
        all.UserScramCredentialsDescriptions.ShouldContain(description => description.User == user);
        all.UserScramCredentialsDescriptions.Single(description => description.User == SecuredUsers.Alice).ScramCredentialInfos
            .Select(info => info.Mechanism).Order().ShouldBe([ScramMechanism.ScramSha256, ScramMechanism.ScramSha512]);
    }

    [ContractFact]
    public async Task Describe_UnknownOrTwice_IsRefusedForThatUser()
    {
        var client = await AuthenticatedAsync(Broker.Sasl);

        var answer = await client.AskAsync<DescribeUserScramCredentialsResponse>(
            ApiKey.DescribeUserScramCredentials, 0, new DescribeUserScramCredentialsRequest { Users = [new() { Name = "nobody" }, new() { Name = "bob" }, new() { Name = "bob" }] });

        answer.ErrorCode.ShouldBe(ErrorCode.None);
        answer.Results.Select(result => (result.User, result.ErrorCode, result.ErrorMessage)).Order().ShouldBe(
        [
            ("bob", ErrorCode.DuplicateResource, "Cannot describe SCRAM credentials for the same user twice in a single request: bob"),
            ("nobody", ErrorCode.ResourceNotFound, "Attempt to describe a user credential that does not exist: nobody"),
        ]);
    }

    [ContractFact]
    public async Task Alter_ImpossibleCredentials_AreRefusedEachForItself()
    {
        var client = await AuthenticatedAsync(Broker.Sasl);
        var good = $"u-{Guid.NewGuid():N}";

        var answer = await client.AskAsync<AlterUserScramCredentialsResponse>(ApiKey.AlterUserScramCredentials, 0, new AlterUserScramCredentialsRequest
        {
            Deletions = [new() { Name = "nobody", Mechanism = 1 }, new() { Name = "strange", Mechanism = 3 }],
            Upsertions =
            [
                Upsertion("few", 4095), Upsertion("many", 16385), Upsertion("twice", 4096), Upsertion("twice", 4096), Upsertion("unknown", 4096, mechanism: 9), Upsertion("", 4096), Upsertion(good, 16384),
            ],
        });

        answer.Results.Select(result => (result.User, result.ErrorCode, result.ErrorMessage)).OrderBy(result => result.User, StringComparer.Ordinal).ShouldBe(
        [
            ("", ErrorCode.UnacceptableCredential, "Username must not be empty"),
            ("few", ErrorCode.UnacceptableCredential, "Too few iterations"),
            ("many", ErrorCode.UnacceptableCredential, "Too many iterations"),
            ("nobody", ErrorCode.ResourceNotFound, "Attempt to delete a user credential that does not exist"),
            ("strange", ErrorCode.UnsupportedSaslMechanism, "Unknown SCRAM mechanism"),
            ("twice", ErrorCode.DuplicateResource, "A user credential cannot be altered twice in the same request"),
            (good, ErrorCode.None, null),
            ("unknown", ErrorCode.UnsupportedSaslMechanism, "Unknown SCRAM mechanism"),
        ]);
    }

    private static AlterUserScramCredentialsRequest.UpsertionItem Upsertion(string name, int iterations, sbyte mechanism = 1) =>
        new() { Name = name, Mechanism = mechanism, Iterations = iterations, Salt = new byte[16], SaltedPassword = new byte[32] };

    private static UserScramCredentialUpsertion Credential(string user, string password, int iterations) => new()
    {
        User = user,
        Password = Encoding.UTF8.GetBytes(password),
        ScramCredentialInfo = new ScramCredentialInfo { Mechanism = ScramMechanism.ScramSha256, Iterations = iterations },
    };

    private static async Task IsRefusedAsync(RawClient client, string token)
    {
        var answer = await TokenAsync(client, token);
        (answer.ErrorCode, answer.ErrorMessage).ShouldBe(
            (ErrorCode.SaslAuthenticationFailed, "Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-256"));
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    private IAdminClient Admin() => Quiet(new AdminClientBuilder(Config(Broker.Sasl, "SASL_PLAINTEXT", "PLAIN"))).Build();

    private async Task<(RawClient Client, RawScram Scram)> BeginAsync(string mechanism, string user, string password)
    {
        var client = Connect(Broker.Sasl);
        await HandshakeAsync(client, mechanism);
        var scram = new RawScram(mechanism, user, password);
        var first = await TokenAsync(client, scram.First);
        first.ErrorCode.ShouldBe(ErrorCode.None);
        scram.Take(first.AuthBytes.Span);
        return (client, scram);
    }

    // Kafka answers when its controller knows the credential; the broker may not yet.
    private async Task UntilAsync(string mechanism, string user, string password, ErrorCode expected)
    {
        var until = DateTime.UtcNow + Patience;
        while (await TryAsync(mechanism, user, password) is var error && error != expected)
        {
            (DateTime.UtcNow < until).ShouldBeTrue($"{user} by {password}: {error}, not {expected}, after {Patience}");
        }
    }

    private async Task<ErrorCode> TryAsync(string mechanism, string user, string password)
    {
        using var client = new RawClient(Broker.Sasl);
        await HandshakeAsync(client, mechanism);
        var scram = new RawScram(mechanism, user, password);
        var answer = await TokenAsync(client, scram.First);
        if (answer.ErrorCode == ErrorCode.None)
        {
            scram.Take(answer.AuthBytes.Span);
            answer = await TokenAsync(client, scram.Final());
        }

        return answer.ErrorCode;
    }

    public sealed class OnEmbedded(EmbeddedSecured broker) : ScramContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : ScramContract(broker), IClassFixture<RealSecured>;
}
