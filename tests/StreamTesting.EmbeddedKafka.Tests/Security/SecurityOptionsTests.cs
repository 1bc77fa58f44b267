using System.Net;
using StreamTesting.EmbeddedKafka.Security;

namespace StreamTesting.EmbeddedKafka.Tests.Security;

public sealed class SecurityOptionsTests
{
    [Fact]
    public async Task ClientSettings_OfAnOpenBroker_AreWhereItIs()
    {
        await using var broker = await EmbeddedKafka.StartAsync();

        broker.ClientSettings().ShouldBe(new Dictionary<string, string> { ["bootstrap.servers"] = broker.BootstrapServers });
        (broker.CertificateAuthority, broker.CertificateAuthorityFile).ShouldBe((null, null));
        Should.Throw<ArgumentException>(() => broker.ClientSettings("ci")).Message.ShouldContain("There is no user 'ci'");
        Should.Throw<InvalidOperationException>(() => broker.NewClientCertificate("ci")).Message.ShouldContain("The broker has no TLS");
    }

    [Fact]
    public async Task ClientSettings_OfUsers_AreTheFirstOrTheOneAskedFor_ByTheStrongestMechanism()
    {
        await using var broker = await StartAsync(new() { Users = [new("a", "secret-a"), new("b", "secret-b")] });

        broker.ClientSettings().ShouldBe(
            new Dictionary<string, string>
            {
                ["bootstrap.servers"] = broker.BootstrapServers, ["security.protocol"] = "SASL_PLAINTEXT",
                ["sasl.mechanism"] = "SCRAM-SHA-512", ["sasl.username"] = "a", ["sasl.password"] = "secret-a",
            },
            ignoreOrder: true);
        broker.ClientSettings("b", SaslMechanism.Plain).ShouldContainKeyAndValue("sasl.mechanism", "PLAIN");
        broker.ClientSettings("b").ShouldContainKeyAndValue("sasl.password", "secret-b");
        Should.Throw<ArgumentException>(() => broker.ClientSettings("c")).Message.ShouldContain("There is no user 'c'; SecurityOptions.Users has 'a', 'b'.");
    }

    [Fact]
    public async Task ClientSettings_ByAMechanismThatIsNotAllowed_AreRefused()
    {
        await using var broker = await StartAsync(new() { Users = [new("a", "secret")], Mechanisms = [SaslMechanism.ScramSha256] });

        Should.Throw<ArgumentException>(() => broker.ClientSettings(mechanism: SaslMechanism.Plain)).Message.ShouldContain("PLAIN is not allowed");
    }

    [Fact]
    public async Task ClientSettings_OfTlsAlone_HaveNoUser()
    {
        await using var broker = await StartAsync(new() { Tls = new() });

        broker.ClientSettings().Keys.Order().ShouldBe(["bootstrap.servers", "security.protocol", "ssl.ca.pem"]);
        Should.Throw<ArgumentException>(() => broker.ClientSettings("ci")).Message.ShouldContain("asks for no certificate of clients");
    }

    [Fact]
    public async Task ClientSettings_OfClientCertificates_NameTheUserInTheirs()
    {
        await using var broker = await StartAsync(new() { Tls = new() { ClientCertificates = ClientCertificates.Requested } });

        using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(broker.ClientSettings("ci")["ssl.certificate.pem"]);

        certificate.Subject.ShouldBe("CN=ci");
    }

    [Fact]
    public async Task ClientSettings_OfACertificateWithoutItsRoot_TrustNothing()
    {
        using var authority = new RunAuthority();
        using var certificate = authority.NewServerCertificate("localhost");

        await using var rootless = await StartAsync(new() { Tls = new() { Certificate = certificate } });
        await using var rooted = await StartAsync(new() { Tls = new() { Certificate = certificate, Intermediates = [authority.Certificate] } });

        rootless.ClientSettings().ShouldNotContainKey("ssl.ca.pem");
        (rootless.CertificateAuthority, rootless.CertificateAuthorityFile).ShouldBe((null, null));
        rooted.CertificateAuthority.ShouldBe(authority.Certificate.ExportCertificatePem());
    }

    [Fact]
    public async Task CertificateAuthorityFile_OfABrokerWithTls_IsThereUntilItStops()
    {
        var broker = await StartAsync(new() { Tls = new() });

        var file = broker.CertificateAuthorityFile!;

        (await File.ReadAllTextAsync(file)).ShouldBe(broker.CertificateAuthority);
        broker.CertificateAuthorityFile.ShouldBe(file);
        await broker.DisposeAsync();
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public void Text_OfOptions_HasNoPassword()
    {
        var user = new KafkaUser("ci", "secret");

        user.ToString().ShouldBe("KafkaUser { Name = ci }");
        $"{new EmbeddedKafkaOptions { Security = new() { Users = [user] } }}".ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("", "p", "The name of a user is ''")]
    [InlineData("a\0b", "p", "no control characters")]
    [InlineData("a", "", "The password of user 'a' is empty")]
    [InlineData("a", "p\n", "The password of user 'a' has a control character")]
    public async Task Start_UserThatCannotBe_SaysWhy(string name, string password, string why) =>
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync(new() { Users = [new(name, password)] }))).Message.ShouldContain(why);

    [Fact]
    public async Task Start_UserTwice_IsRefused() =>
        (await Should.ThrowAsync<ArgumentException>(() => StartAsync(new() { Users = [new("a", "1"), new("a", "2")] }))).Message.ShouldContain("The user 'a' is there twice");

    [Fact]
    public async Task Start_OptionOutOfRange_NamesIt()
    {
        await Refused(new() { Mechanisms = [] }, "Mechanisms must be at least one");
        await Refused(new() { ScramIterations = 4095 }, "ScramIterations must be 4096 to 16384");
        await Refused(new() { ScramIterations = 16385 }, "ScramIterations must be 4096 to 16384");
        await Refused(new() { MaxReauthentication = TimeSpan.Zero }, "MaxReauthentication must be more than zero");
        await Refused(new() { HandshakeTimeout = TimeSpan.Zero }, "HandshakeTimeout must be more than zero");
        await Refused(new() { Tls = new() { ClientCertificates = (ClientCertificates)7 } }, "It must be None, Requested or Required");
    }

    [Fact]
    public async Task Start_CertificateWithoutItsKey_IsRefused()
    {
        using var authority = new RunAuthority();
        using var certificate = System.Security.Cryptography.X509Certificates.X509CertificateLoader.LoadCertificate(authority.Certificate.RawData);

        (await Should.ThrowAsync<ArgumentException>(() => StartAsync(new() { Tls = new() { Certificate = certificate } }))).Message.ShouldContain("has no private key");
    }

    [Fact]
    public async Task Listen_OnEveryAddress_NeedsAHostForClients()
    {
        var error = await Should.ThrowAsync<ArgumentException>(() => EmbeddedKafka.StartAsync(new() { ListenAddress = IPAddress.Any }));
        error.Message.ShouldContain("Give AdvertisedHost as well");

        await using var broker = await EmbeddedKafka.StartAsync(new() { ListenAddress = IPAddress.Any, AdvertisedHost = "localhost" });
        broker.BootstrapServers.ShouldStartWith("localhost:");
    }

    [Fact]
    public async Task Listen_OnAnAddressOfAnotherMachine_SaysWhatToDo() =>
        (await Should.ThrowAsync<IOException>(() => EmbeddedKafka.StartAsync(new() { ListenAddress = IPAddress.Parse("192.0.2.1") })))
            .Message.ShouldContain("192.0.2.1:0: ");

    private static Task<EmbeddedKafka> StartAsync(SecurityOptions security) => EmbeddedKafka.StartAsync(new() { Security = security });

    private static async Task Refused(SecurityOptions security, string why) =>
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => StartAsync(security))).Message.ShouldContain(why);
}
