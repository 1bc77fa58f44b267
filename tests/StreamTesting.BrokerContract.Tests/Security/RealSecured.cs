using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using StreamTesting.EmbeddedKafka.Security;
using StreamTesting.Kafka;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A real Apache Kafka with a listener for each way to protect one; all classes share one process.</summary>
public sealed class RealSecured : ISecuredBroker, IAsyncLifetime
{
    private static readonly Lazy<Task<RealSecured>> Shared = new(StartAsync);

    private RealSecured? _broker;
    private string[] _servers = [];
    private string _authority = "";

    public string Open => _broker!._servers[0];

    public string Sasl => _broker!._servers[1];

    public string Reauthenticating => _broker!._servers[2];

    public string SaslTls => _broker!._servers[3];

    public string Tls => _broker!._servers[4];

    public string MutualTls => _broker!._servers[5];

    public (string Certificate, string Key) ClientCertificate { get; private set; }

    public string TrustedBy(string servers) => _broker!._authority;

    public async Task InitializeAsync()
    {
        _broker = KafkaHome.WhyNot is null ? await Shared.Value : null;
        ClientCertificate = _broker?.ClientCertificate ?? default;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task<RealSecured> StartAsync()
    {
        var ports = FreePorts(7);
        using var authority = new RunAuthority();
        var folder = Directory.CreateTempSubdirectory("streamtesting-tls-").FullName;
        var (trust, keys) = (Path.Combine(folder, "trust.pem"), Path.Combine(folder, "keys.pem"));
        using (var certificate = authority.NewServerCertificate("localhost"))
        {
            await File.WriteAllTextAsync(trust, authority.Certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(keys, Key(certificate) + "\n" + certificate.ExportCertificatePem());
        }

        using var client = authority.NewClientCertificate("client");
        var broker = await ProcessBroker.StartAsync(KafkaHome.Options with { Port = ports[0], ServerSettings = Settings(ports, trust, keys) });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await AddUsersAsync(broker.BootstrapServers);
        return new RealSecured
        {
            _servers = [.. ports.Take(6).Select(port => $"127.0.0.1:{port}")],
            _authority = authority.Certificate.ExportCertificatePem(),
            ClientCertificate = (client.ExportCertificatePem(), Key(client)),
        };
    }

    private static Dictionary<string, string> Settings(int[] ports, string trust, string keys)
    {
        string[] names = ["PLAINTEXT", "SASLPLAIN", "REAUTH", "SASLTLS", "TLS", "MTLS"];
        var listeners = string.Join(',', names.Select((name, i) => $"{name}://127.0.0.1:{ports[i]}"));
        var settings = new Dictionary<string, string>
        {
            ["listeners"] = $"{listeners},CONTROLLER://127.0.0.1:{ports[6]}",
            ["advertised.listeners"] = listeners,
            ["controller.quorum.voters"] = $"1@127.0.0.1:{ports[6]}",
            ["listener.security.protocol.map"] =
                "PLAINTEXT:PLAINTEXT,SASLPLAIN:SASL_PLAINTEXT,REAUTH:SASL_PLAINTEXT,SASLTLS:SASL_SSL,TLS:SSL,MTLS:SSL,CONTROLLER:PLAINTEXT",
            ["sasl.enabled.mechanisms"] = "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512",
            ["ssl.keystore.type"] = "PEM",
            ["ssl.keystore.location"] = keys,
            ["ssl.truststore.type"] = "PEM",
            ["ssl.truststore.location"] = trust,
            ["listener.name.mtls.ssl.client.auth"] = "required",
        };
        foreach (var name in (string[])["saslplain", "reauth", "sasltls"])
        {
            settings[$"listener.name.{name}.plain.sasl.jaas.config"] =
                $"org.apache.kafka.common.security.plain.PlainLoginModule required user_{SecuredUsers.Alice}=\"{SecuredUsers.AlicesPassword}\" user_{SecuredUsers.Bob}=\"{SecuredUsers.BobsPassword}\";";
            foreach (var mechanism in (string[])["plain", "scram-sha-256", "scram-sha-512"])
            {
                settings.TryAdd($"listener.name.{name}.{mechanism}.sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required;");
                if (name == "reauth")
                {
                    settings[$"listener.name.{name}.{mechanism}.connections.max.reauth.ms"] = $"{SecuredUsers.Lifetime.TotalMilliseconds}";
                }
            }
        }

        return settings;
    }

    private static async Task AddUsersAsync(string servers)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = servers }).Build();
        foreach (var mechanism in (ScramMechanism[])[ScramMechanism.ScramSha256, ScramMechanism.ScramSha512])
        {
            await admin.AlterUserScramCredentialsAsync(
            [
                Credential(SecuredUsers.Alice, SecuredUsers.AlicesPassword, mechanism), Credential(SecuredUsers.Bob, SecuredUsers.BobsPassword, mechanism),
            ]);
        }
    }

    private static UserScramCredentialAlteration Credential(string user, string password, ScramMechanism mechanism) => new UserScramCredentialUpsertion
    {
        User = user,
        Password = System.Text.Encoding.UTF8.GetBytes(password),
        ScramCredentialInfo = new ScramCredentialInfo { Mechanism = mechanism, Iterations = 4096 },
    };

    private static string Key(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey()!;
        return key.ExportPkcs8PrivateKeyPem();
    }

    // Below the ports that a system gives out by itself.
    private static int[] FreePorts(int count) => [.. Enumerable.Range(0, 2000).Select(i => 10_000 + ((Environment.ProcessId * 10 + i) % 2000)).Where(IsFree).Take(count)];

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
