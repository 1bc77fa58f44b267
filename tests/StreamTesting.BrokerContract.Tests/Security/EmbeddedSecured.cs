using StreamTesting.EmbeddedKafka;
using EmbeddedServer = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Embedded brokers, one for each way to protect one.</summary>
public sealed class EmbeddedSecured : ISecuredBroker, IAsyncLifetime
{
    private static readonly KafkaUser[] Users =
        [new(SecuredUsers.Alice, SecuredUsers.AlicesPassword), new(SecuredUsers.Bob, SecuredUsers.BobsPassword)];

    private readonly Dictionary<string, EmbeddedServer> _brokers = [];

    public string Open => Server(nameof(Open));

    public string Sasl => Server(nameof(Sasl));

    public string Reauthenticating => Server(nameof(Reauthenticating));

    public string SaslTls => Server(nameof(SaslTls));

    public string Tls => Server(nameof(Tls));

    public string MutualTls => Server(nameof(MutualTls));

    public (string Certificate, string Key) ClientCertificate { get; private set; }

    public string TrustedBy(string servers) => _brokers.Values.Single(broker => broker.BootstrapServers == servers).CertificateAuthority!;

    public async Task InitializeAsync()
    {
        await StartAsync(nameof(Open), null);
        await StartAsync(nameof(Sasl), new() { Users = Users });
        await StartAsync(nameof(Reauthenticating), new() { Users = Users, MaxReauthentication = SecuredUsers.Lifetime });
        await StartAsync(nameof(SaslTls), new() { Users = Users, Tls = new() });
        await StartAsync(nameof(Tls), new() { Tls = new() });
        await StartAsync(nameof(MutualTls), new() { Tls = new() { ClientCertificates = ClientCertificates.Required } });
        var settings = _brokers[nameof(MutualTls)].ClientSettings();
        ClientCertificate = (settings["ssl.certificate.pem"], settings["ssl.key.pem"]);
    }

    public async Task DisposeAsync()
    {
        foreach (var broker in _brokers.Values)
        {
            var errors = broker.Errors;
            await broker.DisposeAsync();
            errors.ShouldAllBe(error => error.Message.Contains("the connection was closed"));
            errors.ShouldAllBe(error => !error.Message.Contains("secret") && !$"{error.Exception}".Contains("secret"));
        }
    }

    private string Server(string name) => _brokers[name].BootstrapServers;

    private async Task StartAsync(string name, SecurityOptions? security) => _brokers[name] = await EmbeddedServer.StartAsync(new() { Security = security });
}
