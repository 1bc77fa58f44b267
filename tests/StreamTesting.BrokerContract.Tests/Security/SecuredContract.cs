using System.Collections.Concurrent;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Confluent.Kafka;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Server;
using ErrorCode = StreamTesting.EmbeddedKafka.Protocol.ErrorCode;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What contracts of secured brokers need: clients that have what they need to get in, and raw ones that have not.</summary>
public abstract class SecuredContract(ISecuredBroker broker) : IDisposable
{
    protected static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<IDisposable> clients = [];

    protected ISecuredBroker Broker => broker;

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        clients.ForEach(client => client.Dispose());
        clients.Clear();
    }

    /// <summary>A connection where nothing has been said yet; with TLS, the handshake is done.</summary>
    private protected RawClient Connect(string servers, bool tls = false, X509Certificate2? certificate = null)
    {
        var client = new RawClient(servers, tls ? stream => Encrypted(stream, broker.TrustedBy(servers), certificate) : null);
        clients.Add(client);
        return client;
    }

    private protected static SslStream Encrypted(Stream stream, string trusted, X509Certificate2? certificate = null, SslProtocols versions = SslProtocols.None)
    {
        var encrypted = new SslStream(stream);
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.ImportFromPem(trusted);
        encrypted.AuthenticateAsClient(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost", EnabledSslProtocols = versions, CertificateChainPolicy = policy, ClientCertificates = certificate is null ? null : [certificate],
        });
        return encrypted;
    }

    private protected static async Task<SaslHandshakeResponse> HandshakeAsync(RawClient client, string mechanism = "PLAIN", short version = 1) =>
        await client.AskAsync<SaslHandshakeResponse>(ApiKey.SaslHandshake, version, new SaslHandshakeRequest { Mechanism = mechanism });

    private protected static async Task<SaslAuthenticateResponse> TokenAsync(RawClient client, string token, short version = 2) =>
        await client.AskAsync<SaslAuthenticateResponse>(ApiKey.SaslAuthenticate, version, new SaslAuthenticateRequest { AuthBytes = Encoding.UTF8.GetBytes(token) });

    private protected static string Plain(string user, string password, string authorization = "") => $"{authorization}\0{user}\0{password}";

    private protected async Task<RawClient> AuthenticatedAsync(string servers, string user = SecuredUsers.Alice, string password = SecuredUsers.AlicesPassword)
    {
        var client = Connect(servers);
        (await HandshakeAsync(client)).ErrorCode.ShouldBe(ErrorCode.None);
        (await TokenAsync(client, Plain(user, password))).ErrorCode.ShouldBe(ErrorCode.None);
        return client;
    }

    private protected static async Task<int> BrokersSeenAsync(RawClient client) =>
        (await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest { Topics = [] })).Brokers.Count;

    protected ClientConfig Config(
        string servers, string protocol, string? mechanism = null, string user = SecuredUsers.Alice, string password = SecuredUsers.AlicesPassword)
    {
        var config = new ClientConfig { BootstrapServers = servers };
        config.Set("security.protocol", protocol);
        if (mechanism is not null)
        {
            config.Set("sasl.mechanism", mechanism);
            config.Set("sasl.username", user);
            config.Set("sasl.password", password);
        }

        if (protocol.EndsWith("SSL", StringComparison.Ordinal))
        {
            config.Set("ssl.ca.pem", broker.TrustedBy(servers));
        }

        return config;
    }

    /// <summary>Writes a record and reads it again, on a topic of its own.</summary>
    protected static async Task CarriesRecordsAsync(ClientConfig config)
    {
        var topic = $"t-{Guid.NewGuid():N}";
        using var admin = Quiet(new AdminClientBuilder(config)).Build();
        await admin.CreateTopicsAsync([new() { Name = topic, NumPartitions = 1, ReplicationFactor = 1 }]);
        using var producer = Quiet(new ProducerBuilder<Null, string>(new ProducerConfig(Copy(config)) { LingerMs = 0 })).Build();
        await producer.ProduceAsync(topic, new Message<Null, string> { Value = "carried" });
        using var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig(Copy(config)) { GroupId = topic })
            .SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));

        consumer.Consume(Patience)?.Message.Value.ShouldBe("carried");
    }

    /// <summary>Waits until a client that can't get in says why, as an error or in its log.</summary>
    protected static async Task ReportsAsync(ClientConfig config, string why)
    {
        var reported = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var all = new ConcurrentQueue<string>();
        void Note(string text)
        {
            all.Enqueue(text);
            if (text.Contains(why, StringComparison.Ordinal))
            {
                reported.TrySetResult();
            }
        }

        using var admin = new AdminClientBuilder(config).SetLogHandler((_, log) => Note(log.Message)).SetErrorHandler((_, error) => Note($"{error.Code}: {error.Reason}")).Build();
        try
        {
            await reported.Task.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"the client said no '{why}' within {Patience}, but {string.Join("; ", all)}");
        }
    }

    protected static AdminClientBuilder Quiet(AdminClientBuilder builder) => builder.SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { });

    private static ProducerBuilder<Null, string> Quiet(ProducerBuilder<Null, string> builder) => builder.SetErrorHandler((_, _) => { }).SetLogHandler((_, _) => { });

    private static Dictionary<string, string> Copy(ClientConfig config) => config.ToDictionary(setting => setting.Key, setting => setting.Value);
}
