using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Security;
using StreamTesting.Kafka;
using StreamTesting.Kafka.Tests;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A test whose client a broker does not let in: it fails soon, with one sentence on what to do, and without the password.</summary>
public abstract class RefusedClientContract(ISecuredBroker broker)
{
    private const string Where = "the client settings (the file that STREAMTESTING_CLIENT_SETTINGS names, those given to ExternalBroker, or --kafka-setting of streamtest)";

    [ContractFact]
    public async Task Settings_ThatFit_LetAStreamIn()
    {
        var settings = Sasl("SASL_SSL", "SCRAM-SHA-256");
        settings["ssl.ca.pem"] = broker.TrustedBy(broker.SaslTls);
        using var testbed = new KafkaTestbed(new ExternalBroker(broker.SaslTls, settings));

        await using var run = await testbed.InjectAsync(Stream());

        run.Injection.Count.ShouldBe(5);
    }

    [ContractFact]
    public Task Password_ThatIsWrong_IsNamed() => FailsAsync(
        broker.Sasl, Sasl("SASL_PLAINTEXT", "PLAIN", password: "top-secret"),
        $"Authentication is refused by the external broker at {broker.Sasl} (",
        "Authentication failed: Invalid username or password). ", $"Correct sasl.mechanism, sasl.username and sasl.password in {Where}.");

    [ContractFact]
    public Task Password_ThatIsWrongForScram_IsNamed() => FailsAsync(
        broker.Sasl, Sasl("SASL_PLAINTEXT", "SCRAM-SHA-512", password: "top-secret"),
        $"Authentication is refused by the external broker at {broker.Sasl} (", "invalid credentials with SASL mechanism SCRAM-SHA-512", "Correct sasl.mechanism, sasl.username");

    [ContractFact]
    public Task Authentication_ThatIsLeftOut_IsNamed() => FailsAsync(
        broker.Sasl, [], $"Connections are closed by the external broker at {broker.Sasl} at their first question: it wants clients to authenticate. ",
        $"Set security.protocol in {Where} to SASL_PLAINTEXT (SASL_SSL with TLS), with sasl.mechanism, sasl.username and sasl.password.");

    [ContractFact]
    public Task Authentication_LeftOutBehindTls_IsNamed() => FailsAsync(
        broker.SaslTls, new() { ["security.protocol"] = "SSL", ["ssl.ca.pem"] = broker.TrustedBy(broker.SaslTls) }, "it wants clients to authenticate");

    [ContractFact]
    public Task Tls_ThatIsLeftOut_IsNamed() => FailsAsync(
        broker.Tls, [], $"Plaintext connections are closed by the external broker at {broker.Tls} before its first answer: it wants TLS, or is no Kafka. ",
        $"Set security.protocol in {Where} to SSL, or to SASL_SSL where users have to authenticate, and ssl.ca.location.");

    [ContractFact]
    public Task Tls_LeftOutUnderSasl_IsNamed() => FailsAsync(broker.SaslTls, Sasl("SASL_PLAINTEXT", "PLAIN"), "it wants TLS, or is no Kafka");

    [ContractFact]
    public Task Tls_WhereNoneIs_IsNamed() => FailsAsync(
        broker.Open, new() { ["security.protocol"] = "SSL" }, $"TLS is not what the external broker at {broker.Open} takes (", $"Set security.protocol in {Where} to PLAINTEXT");

    [ContractFact]
    public async Task Certificate_ThatIsNotTrusted_IsNamed()
    {
        using var other = new RunAuthority();

        await FailsAsync(
            broker.Tls, new() { ["security.protocol"] = "SSL", ["ssl.ca.pem"] = other.Certificate.ExportCertificatePem() },
            $"The certificate of the external broker at {broker.Tls} is not trusted (", $"Set ssl.ca.location (a file) or ssl.ca.pem in {Where}");
    }

    [ContractFact]
    public Task Certificate_OfTheClientLeftOut_IsNamed() => FailsAsync(
        broker.MutualTls, new() { ["security.protocol"] = "SSL", ["ssl.ca.pem"] = broker.TrustedBy(broker.MutualTls) },
        "it wants a certificate of the client", $"Set ssl.certificate.location and ssl.key.location in {Where}");

    private static EventStream Stream() => new StreamPlan(new TestDomain(5)).Over(1).Generate(new Seed(1));

    private static Dictionary<string, string> Sasl(string protocol, string mechanism, string password = SecuredUsers.AlicesPassword) => new()
    {
        ["security.protocol"] = protocol, ["sasl.mechanism"] = mechanism, ["sasl.username"] = SecuredUsers.Alice, ["sasl.password"] = password,
    };

    private static async Task FailsAsync(string servers, Dictionary<string, string> settings, params string[] parts)
    {
        using var testbed = new KafkaTestbed(new ExternalBroker(servers, settings));
        var clock = Stopwatch.StartNew();

        var error = await Should.ThrowAsync<KafkaBrokerException>(() => testbed.InjectAsync(Stream()));

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        parts.ShouldAllBe(part => error.Message.Contains(part), error.Message);
        $"{error}".ShouldNotContain("secret");
        error.Message.ShouldNotContain("\n");
    }

    public sealed class OnEmbedded(EmbeddedSecured broker) : RefusedClientContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : RefusedClientContract(broker), IClassFixture<RealSecured>;
}
