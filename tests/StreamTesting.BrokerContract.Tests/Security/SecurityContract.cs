using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Confluent.Kafka;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Who gets in, and who does not, by the clients that people use.</summary>
public abstract class SecurityContract(ISecuredBroker broker) : SecuredContract(broker)
{
    [ContractFact]
    public Task Plain_GoodPassword_CarriesRecords() => CarriesRecordsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "PLAIN"));

    [ContractFact]
    public Task ScramSha256_GoodPassword_CarriesRecords() => CarriesRecordsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "SCRAM-SHA-256"));

    [ContractFact]
    public Task ScramSha512_GoodPassword_CarriesRecords() => CarriesRecordsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "SCRAM-SHA-512"));

    [ContractFact]
    public Task ScramSha512_PasswordWithCommaAndEquals_CarriesRecords() =>
        CarriesRecordsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "SCRAM-SHA-512", SecuredUsers.Bob, SecuredUsers.BobsPassword));

    [ContractFact]
    public Task SaslOverTls_GoodPassword_CarriesRecords() => CarriesRecordsAsync(Config(Broker.SaslTls, "SASL_SSL", "SCRAM-SHA-512"));

    [ContractFact]
    public Task Tls_TrustedCertificate_CarriesRecords() => CarriesRecordsAsync(Config(Broker.Tls, "SSL"));

    [ContractFact]
    public Task MutualTls_TrustedCertificates_CarriesRecords()
    {
        var config = Config(Broker.MutualTls, "SSL");
        config.SslCertificatePem = Broker.ClientCertificate.Certificate;
        config.SslKeyPem = Broker.ClientCertificate.Key;

        return CarriesRecordsAsync(config);
    }

    [ContractFact]
    public Task MutualTls_NoCertificateOfTheClient_IsRefused() => ReportsAsync(Config(Broker.MutualTls, "SSL"), "in state APIVERSION_QUERY");

    [ContractFact]
    public async Task MutualTls_CertificateOfTheClient_IsAsked()
    {
        var (certificate, key) = Broker.ClientCertificate;
        using var fromPem = X509Certificate2.CreateFromPem(certificate, key);
        using var usable = X509CertificateLoader.LoadPkcs12(fromPem.Export(X509ContentType.Pkcs12), null);

        (await BrokersSeenAsync(Connect(Broker.MutualTls, tls: true, usable))).ShouldBe(1);
    }

    [ContractFact]
    public async Task Tls_OfVersions12And13_IsTaken()
    {
        foreach (var version in (SslProtocols[])[SslProtocols.Tls12, SslProtocols.Tls13])
        {
            using var client = new RawClient(Broker.Tls, stream => Encrypted(stream, Broker.TrustedBy(Broker.Tls), versions: version));

            (await BrokersSeenAsync(client)).ShouldBe(1);
        }
    }

    [ContractFact]
    public async Task Tls_UnknownAuthority_IsNotTrustedByTheClient()
    {
        var config = Config(Broker.Tls, "SSL");
        using var other = new EmbeddedKafka.Security.RunAuthority();
        config.SslCaPem = other.Certificate.ExportCertificatePem();

        await ReportsAsync(config, "certificate verify failed");
    }

    [ContractFact]
    public Task Plain_WrongPassword_IsRefusedInKafkasWords() =>
        ReportsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "PLAIN", password: "wrong"), "Authentication failed: Invalid username or password");

    [ContractFact]
    public Task Plain_UnknownUser_IsRefusedInTheSameWords() =>
        ReportsAsync(Config(Broker.Sasl, "SASL_PLAINTEXT", "PLAIN", user: "nobody"), "Authentication failed: Invalid username or password");

    [ContractFact]
    public Task Scram_WrongPassword_IsRefusedInKafkasWords() => ReportsAsync(
        Config(Broker.Sasl, "SASL_PLAINTEXT", "SCRAM-SHA-256", password: "wrong"),
        "Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-256");

    [ContractFact]
    public Task Scram_UnknownUser_IsRefusedInTheSameWords() => ReportsAsync(
        Config(Broker.Sasl, "SASL_PLAINTEXT", "SCRAM-SHA-512", user: "nobody"),
        "Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512");

    [ContractFact]
    public Task Client_WithoutSasl_IsTurnedAway() => ReportsAsync(new ClientConfig { BootstrapServers = Broker.Sasl }, "in state UP");

    [ContractFact]
    public Task Client_WithoutTls_IsTurnedAway() => ReportsAsync(new ClientConfig { BootstrapServers = Broker.Tls }, "in state APIVERSION_QUERY");

    [ContractFact]
    public Task Client_WithTlsOnAPortWithout_IsTurnedAway()
    {
        var config = Config(Broker.Tls, "SSL");
        config.BootstrapServers = Broker.Open;

        return ReportsAsync(config, "connecting to a PLAINTEXT broker listener?");
    }

    public sealed class OnEmbedded(EmbeddedSecured broker) : SecurityContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : SecurityContract(broker), IClassFixture<RealSecured>;
}
