using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Brokers;

/// <summary>Brokers that are not where they are said to be: each use says so within seconds, in one sentence.</summary>
public sealed class UnreachableBrokerTests
{
    private const string Servers = "the bootstrap servers (STREAMTESTING_BOOTSTRAP_SERVERS, or what ExternalBroker was given, or --kafka-bootstrap of streamtest)";
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(12);

    [Fact]
    public async Task ClosedPort_IsSaidSoon()
    {
        var place = $"127.0.0.1:{ClosedPort()}";

        (await RefusedAsync(place)).ShouldBe(
            $"Nothing takes connections where the external broker at {place} is to be (Connect to ipv4#{place} failed: Connection refused). Start the broker, or correct host and port in {Servers}.");
    }

    [Fact]
    public async Task UnknownHost_IsSaidSoon() =>
        (await RefusedAsync("no.such.host.invalid:9092")).ShouldMatch(
            @"^The host of the external broker at no\.such\.host\.invalid:9092 is not known \(Failed to resolve 'no\.such\.host\.invalid:9092': .*\)\. Correct the name in the bootstrap servers \(");

    [Fact]
    public async Task PortOfAWebServer_IsSaidSoon()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var answering = AnswerAsync(listener);

        (await RefusedAsync(listener.LocalEndpoint.ToString()!)).ShouldStartWith(
            $"What answers where the external broker at {listener.LocalEndpoint} is to be is no Kafka (Receive failed: Invalid response size ");

        listener.Stop();
        await answering;
    }

    [Fact]
    public async Task Injection_IsRefusedAsAQuestionIs()
    {
        using var testbed = new KafkaTestbed(new ExternalBroker($"127.0.0.1:{ClosedPort()}"));

        var clock = Stopwatch.StartNew();
        var refused = await Should.ThrowAsync<KafkaBrokerException>(() => testbed.InjectAsync(BrokerFixture.Stream(1)));

        refused.Message.ShouldStartWith("Nothing takes connections where the external broker at 127.0.0.1:");
        clock.Elapsed.ShouldBeLessThan(Soon);
    }

    [Fact]
    public async Task Groups_OfABrokerThatIsNot_LeaveTheProcessAlone()
    {
        using var lag = new ConsumerLag(new ExternalBroker($"127.0.0.1:{ClosedPort()}"), brokerTimeout: TimeSpan.FromMilliseconds(300));

        await Should.ThrowAsync<Exception>(() => lag.GroupsAsync());
        await Should.ThrowAsync<Exception>(() => lag.GroupsAsync());
    }

    [Theory]
    [InlineData(ErrorCode.Local_Transport, "127.0.0.1:1/bootstrap: Connect to ipv4#127.0.0.1:1 failed: Connection refused (after 0ms in state CONNECT)", RefusalKind.NobodyListens)]
    [InlineData(ErrorCode.Local_Transport, "127.0.0.1:1/1: Disconnected: connection closed by peer: receive 0 after POLLIN (after 191ms in state UP)", null)]
    internal void Repeated_IsReadFromTheClientsWords(ErrorCode code, string reason, RefusalKind? kind) => RefusalKinds.Suspicion(new Error(code, reason)).ShouldBe(kind);

    /// <summary>A listener whose backlog is full drops what knocks, as a firewall does.</summary>
    [UnixFact]
    public async Task SilentHost_IsSaidSoon()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var knocking = Enumerable.Range(0, 4).Select(_ => new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)).ToList();
        var knocks = knocking.Select(socket => socket.ConnectAsync(listener.LocalEndPoint!)).ToList();

        (await RefusedAsync(listener.LocalEndPoint!.ToString()!)).ShouldBe(
            $"No connection comes about with the external broker at {listener.LocalEndPoint}. Is the host up, and does a firewall let this machine through to it? Otherwise correct {Servers}.");

        knocking.ForEach(socket => socket.Dispose());
        await Task.WhenAll(knocks).ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private static async Task<string> RefusedAsync(string servers)
    {
        using var lag = new ConsumerLag(new ExternalBroker(servers));
        var clock = Stopwatch.StartNew();

        var refused = await Should.ThrowAsync<KafkaBrokerException>(() => lag.EndOffsetsAsync("orders"));

        clock.Elapsed.ShouldBeLessThan(Soon);
        return refused.Message;
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task AnswerAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().ReadAtLeastAsync(new byte[4], 4, throwOnEndOfStream: false);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"));
            }
        }
        catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException)
        {
        }
    }
}
