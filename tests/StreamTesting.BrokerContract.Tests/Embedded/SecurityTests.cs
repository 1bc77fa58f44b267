using Confluent.Kafka;
using StreamTesting.EmbeddedKafka;
using StreamTesting.Tests.Shared;
using EmbeddedServer = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests.Embedded;

/// <summary>Security of the embedded broker as its user meets it.</summary>
public sealed class SecurityTests
{
    [Fact]
    public async Task Broker_WithUsersAndTls_TakesAClientOfItsSettings()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], Tls = new() } });
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig(broker.ClientSettings("ci")) { LingerMs = 0 }).Build();

        await producer.ProduceAsync("orders", new Message<Null, string> { Value = "one" });

        broker.FindTopic("orders")!.RecordCount.ShouldBe(1);
        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task ClientCertificates_Required_AreInTheSettings()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() { ClientCertificates = ClientCertificates.Required } } });
        using var admin = new AdminClientBuilder(broker.ClientSettings()).Build();

        admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.ShouldHaveSingleItem();
        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task ClientCertificates_Requested_MayBeLeftOut()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() { ClientCertificates = ClientCertificates.Requested } } });
        var settings = broker.ClientSettings();
        settings.Remove("ssl.certificate.pem").ShouldBeTrue();
        settings.Remove("ssl.key.pem").ShouldBeTrue();
        using var admin = new AdminClientBuilder(settings).Build();

        admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ClientCertificates_OfAnotherAuthority_AreRefused_AndToldOf()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() { ClientCertificates = ClientCertificates.Required } } });
        await using var other = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() { ClientCertificates = ClientCertificates.Required } } });
        var settings = broker.ClientSettings();
        (settings["ssl.certificate.pem"], settings["ssl.key.pem"]) = (other.ClientSettings() is var strange ? (strange["ssl.certificate.pem"], strange["ssl.key.pem"]) : default);

        await IsToldOfAsync(broker, settings, "it shows no certificate that the broker trusts (TlsOptions.ClientCertificates is Required)");
    }

    [Fact]
    public async Task ClientThatDoesNotTrustTheBroker_IsToldOf()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() } });
        await using var other = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() } });
        var settings = broker.ClientSettings();
        settings["ssl.ca.pem"] = other.CertificateAuthority!;

        await IsToldOfAsync(broker, settings, "most often it does not trust the broker's certificate. Set its ssl.ca.location");
    }

    [Fact]
    public async Task GivenCertificate_IsTheOneThatClientsSee()
    {
        using var authority = new EmbeddedKafka.Security.RunAuthority();
        using var certificate = authority.NewServerCertificate("kafka.test");
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Tls = new() { Certificate = certificate } } });
        var settings = broker.ClientSettings();
        settings["ssl.ca.pem"] = authority.Certificate.ExportCertificatePem();
        using var admin = new AdminClientBuilder(settings).Build();

        admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Client_ThatHasToAuthenticateAgain_DoesSo()
    {
        var lifetime = TimeSpan.FromSeconds(1.5);
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], MaxReauthentication = lifetime } });
        using var admin = new AdminClientBuilder(broker.ClientSettings()).Build();
        var clock = System.Diagnostics.Stopwatch.StartNew();

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while (await tick.WaitForNextTickAsync() && broker.Requests.Count(request => request.Api == "SaslHandshake") < 4)
        {
            admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.ShouldHaveSingleItem();
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        }

        broker.Errors.ShouldBeEmpty();
    }

    [RealKafkaFact]
    public async Task JavaTools_OverSaslAndTls_GetIn()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], Tls = new() } });
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $"""
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="ci" password="secret";
            ssl.truststore.type=PEM
            ssl.truststore.location={broker.CertificateAuthorityFile}
            """);
        var java = new JavaTool(broker.BootstrapServers);

        await java.RunAsync("kafka-topics", $"--command-config {file} --create --topic secured --partitions 2");
        var described = await java.RunAsync("kafka-topics", $"--command-config {file} --describe --topic secured");

        File.Delete(file);
        described.ShouldContain("PartitionCount: 2");
        broker.Errors.ShouldBeEmpty();
    }

    private static async Task IsToldOfAsync(EmbeddedServer broker, Dictionary<string, string> settings, string text)
    {
        var down = new TaskCompletionSource();
        using var admin = new AdminClientBuilder(settings).SetLogHandler((_, _) => { }).SetErrorHandler((_, error) =>
        {
            if (broker.Errors.Count > 0)
            {
                down.TrySetResult();
            }
        }).Build();

        await down.Task.WaitAsync(TimeSpan.FromSeconds(20));

        broker.Errors.ShouldContain(error => error.Message.Contains(text), string.Join("; ", broker.Errors.Select(error => error.Message)));
    }
}
