using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Confluent.Kafka;
using Samples;
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
        var clock = Stopwatch.StartNew();

        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while (await tick.WaitForNextTickAsync() && broker.Requests.Count(request => request.Api == "SaslHandshake") < 4)
        {
            admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.ShouldHaveSingleItem();
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        }

        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Records_ManyAndLarge_GoThroughTlsUnchanged()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Brokers = 2, Security = new() { Users = [new("ci", "secret")], Tls = new() } });
        await broker.CreateTopicAsync("large", 2);
        var sent = Enumerable.Range(0, 100).Select(i => new string((char)('a' + (i % 26)), 1 + (i * 997))).ToList();
        using (var producer = new ProducerBuilder<Null, string>(new ProducerConfig(broker.ClientSettings()) { LingerMs = 5 }).Build())
        {
            await Task.WhenAll(sent.Select((value, i) => producer.ProduceAsync(new TopicPartition("large", i % 2), new Message<Null, string> { Value = value })));
        }

        using var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig(broker.ClientSettings()) { GroupId = "reader" }).Build();
        consumer.Assign([new TopicPartitionOffset("large", 0, 0), new TopicPartitionOffset("large", 1, 0)]);
        var read = sent.Select(_ => consumer.Consume(TimeSpan.FromSeconds(20))).ToList();

        read.Where(result => result.Partition == 0).Select(result => result.Message.Value).ShouldBe(sent.Where((_, i) => i % 2 == 0));
        read.Where(result => result.Partition == 1).Select(result => result.Message.Value).ShouldBe(sent.Where((_, i) => i % 2 == 1));
        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Group_ThatWaits_IsWokenThroughTls()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], Tls = new() } });
        await broker.CreateTopicAsync("woken");
        var assigned = false;
        var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig(broker.ClientSettings()) { GroupId = "g", AutoOffsetReset = AutoOffsetReset.Earliest, EnableAutoCommit = false })
            .SetPartitionsAssignedHandler((_, _) => assigned = true).Build();
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig(broker.ClientSettings()) { LingerMs = 0 }).Build();
        consumer.Subscribe("woken");
        var clock = Stopwatch.StartNew();
        while (!assigned)
        {
            consumer.Consume(TimeSpan.FromMilliseconds(50)).ShouldBeNull();
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
        }

        for (var i = 0; i < 50; i++)
        {
            await producer.ProduceAsync("woken", new Message<Null, string> { Value = $"{i}" });
            consumer.Consume(TimeSpan.FromSeconds(20)).Message.Value.ShouldBe($"{i}");
        }

        consumer.Leave();
        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Faults_OfAuthentication_LetAClientTryAgain()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Users = [new("ci", "secret")] } });
        broker.Faults.Add(new FaultRule { Name = "no answer", Api = "SaslAuthenticate", Times = 1, Action = FaultAction.LoseAnswer });
        broker.Faults.Add(new FaultRule { Name = "no handshake", Api = "SaslHandshake", Skip = 1, Times = 1, Action = FaultAction.Close });
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig(broker.ClientSettings()) { LingerMs = 0, MessageTimeoutMs = 20_000 })
            .SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { }).Build();

        await producer.ProduceAsync("orders", new Message<Null, string> { Value = "one" });

        broker.Faults.EnsureAllFired();
        broker.FindTopic("orders")!.RecordCount.ShouldBe(1);
    }

    [Fact]
    public async Task Stop_InTheMiddleOfHandshakes_IsQuickAndNoError()
    {
        var broker = await EmbeddedServer.StartAsync(new() { Security = new() { Users = [new("ci", "secret")], Tls = new() } });
        var clients = Enumerable.Range(0, 20).Select(_ => new TcpClient()).ToList();
        foreach (var client in clients)
        {
            await client.ConnectAsync(IPEndPoint.Parse(broker.BootstrapServers));
            await client.GetStream().WriteAsync(new byte[] { 0x16, 3, 1, 0, 200, 1, 0 });
        }

        var clock = Stopwatch.StartNew();
        await broker.StopAsync();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
        broker.Errors.ShouldBeEmpty();
        clients.ForEach(client => client.Dispose());
    }

    [Ipv6Fact]
    public async Task Listen_OnIpv6_LetsClientsIn()
    {
        await using var broker = await EmbeddedServer.StartAsync(new() { ListenAddress = IPAddress.IPv6Loopback });
        using var admin = new AdminClientBuilder(broker.ClientSettings()).Build();

        broker.BootstrapServers.ShouldStartWith("[::1]:");
        admin.GetMetadata(TimeSpan.FromSeconds(20)).Brokers.ShouldHaveSingleItem().Host.ShouldBe("::1");
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

    private sealed class Ipv6FactAttribute : FactAttribute
    {
        public Ipv6FactAttribute() => Skip = Socket.OSSupportsIPv6 ? null : "This machine has no IPv6.";
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
