using System.Net;
using System.Net.Sockets;
using System.Text;
using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>What comes to a port and cannot be served: the connection closes, and others are served on.</summary>
public abstract class StrangerContract(ISecuredBroker broker) : SecuredContract(broker)
{
    private const byte TlsAlert = 0x15;

    private static readonly byte[] Http = Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private static readonly byte[] Versions = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 7, 0xFF, 0xFF];

    [ContractFact]
    public Task Http_OnAPlaintextPort_Closes() => ClosesAsync(Broker.Open, Http);

    [ContractFact]
    public Task Http_OnASaslPort_Closes() => ClosesAsync(Broker.Sasl, Http);

    [ContractFact]
    public Task Http_OnATlsPort_Closes() => ClosesAsync(Broker.Tls, Http);

    [ContractFact]
    public Task Plaintext_OnATlsPort_Closes() => ClosesAsync(Broker.Tls, Versions);

    [ContractFact]
    public Task Plaintext_OnASaslTlsPort_Closes() => ClosesAsync(Broker.SaslTls, Versions);

    [ContractFact]
    public Task TlsHello_OnAPlaintextPort_Closes() => ClosesAsync(Broker.Open, [0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3, .. new byte[194]]);

    [ContractFact]
    public Task TlsHello_OnASaslPort_Closes() => ClosesAsync(Broker.Sasl, [0x16, 3, 1, 0, 200, 1, 0, 0, 196, 3, 3, .. new byte[194]]);

    [ContractFact]
    public Task Bytes_ThatAreNone_CloseASaslPort() => ClosesAsync(Broker.Sasl, [0xFF, 0xFF, 0xFF, 0xFF]);

    [ContractFact]
    public Task KerberosToken_OfAClientOf2015_ClosesASaslPort() => ClosesAsync(Broker.Sasl, [0, 0, 0, 12, 0x60, 0x82, 2, 0x4A, 6, 9, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x12]);

    [ContractFact]
    public async Task ClientOf2015_IsAnsweredItsMetadata_AndClosedByTheRest()
    {
        foreach (var api in (ApiKey[])[ApiKey.Produce, ApiKey.Fetch, ApiKey.ListOffsets, ApiKey.OffsetFetch, ApiKey.OffsetCommit])
        {
            var client = Connect(Broker.Open);
            (await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 0, new MetadataRequest { Topics = [] })).Brokers.Count.ShouldBe(1);

            await client.SendBytesAsync([0, 0, 0, 30, 0, (byte)api, 0, 0, 0, 0, 0, 2, 0, 3, (byte)'o', (byte)'l', (byte)'d', .. new byte[17]]);

            (await client.IsClosedAsync()).ShouldBeTrue();
        }
    }

    private async Task ClosesAsync(string servers, byte[] bytes)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPEndPoint.Parse(servers));
        await client.GetStream().WriteAsync(bytes);

        var last = await LastWordsAsync(client.GetStream());

        (last is [] or [TlsAlert, ..]).ShouldBeTrue(Convert.ToHexString(last));
        (await BrokersSeenAsync(Connect(Broker.Open))).ShouldBe(1);
    }

    private static async Task<byte[]> LastWordsAsync(NetworkStream stream)
    {
        using var patience = new CancellationTokenSource(Patience);
        var all = new MemoryStream();
        try
        {
            await stream.CopyToAsync(all, patience.Token);
        }
        catch (IOException)
        {
            // Closed with bytes of ours unread.
        }

        return all.ToArray();
    }

    public sealed class OnEmbedded(EmbeddedSecured broker) : StrangerContract(broker), IClassFixture<EmbeddedSecured>;

    [OnRealKafka]
    public sealed class OnReal(RealSecured broker) : StrangerContract(broker), IClassFixture<RealSecured>;
}
