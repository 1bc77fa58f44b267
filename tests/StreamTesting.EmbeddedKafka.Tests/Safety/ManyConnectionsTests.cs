using System.Net;
using System.Net.Sockets;
using Xunit.Abstractions;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Thousands of clients on one broker: all are served, by a number of threads that does not grow with them, and nothing is left when they go.</summary>
[Collection(nameof(Alone))]
public sealed class ManyConnectionsTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Many = 5_000;
    private const int MostThreads = 1_000;

    // ApiVersions version 0, of a client without a name.
    private static readonly byte[] Request = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0, 0];

    private readonly List<Socket> clients = [];
    private EmbeddedKafka broker = null!;
    private int socketsBefore;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync();
        BrokerCheck.ServesAndIsWell(broker, long.MaxValue, TimeSpan.FromSeconds(20));
        ProcessState.Memory();
        socketsBefore = ProcessState.Sockets;
    }

    public async Task DisposeAsync()
    {
        clients.ForEach(client => client.Dispose());
        await broker.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        await ProcessState.UntilAsync(() => ProcessState.BrokerThreads == 0, () => $"{ProcessState.BrokerThreads} threads of the broker are left");
    }

    [ManyFilesFact(2 * Many + 500)]
    public async Task Connections_FiveThousandAtOnce_AreAllServedAndTakeNoThreadEach()
    {
        var before = ProcessState.Memory();
        await ConnectAsync(Many);

        AskAll();
        AskAll(1_000);
        BrokerCheck.HasRecordedNothing(broker);
        output.WriteLine($"{Many} connections: {ProcessState.BrokerThreads} threads, {(ProcessState.Memory() - before) / Many} bytes of managed memory each, both ends");
        ProcessState.BrokerThreads.ShouldBeLessThan(MostThreads);

        clients.ForEach(client => client.Dispose());
        clients.Clear();
        await ProcessState.UntilAsync(() => ProcessState.Sockets < socketsBefore + 100, () => $"{ProcessState.Sockets - socketsBefore} sockets are left");
        await ProcessState.UntilAsync(() => ProcessState.BrokerThreads < 100, () => $"{ProcessState.BrokerThreads} threads of the broker are left");
        (ProcessState.Memory() - before).ShouldBeLessThan(16 << 20);
    }

    [ManyFilesFact(2_500)]
    public async Task Connections_BurstOfAThousand_AreAllTaken()
    {
        var connecting = Enumerable.Range(0, 1_000).Select(_ =>
        {
            var client = NewClient();
            return client.ConnectAsync(IPAddress.Loopback, broker.Brokers[0].Port);
        }).ToList();
        await Task.WhenAll(connecting).WaitAsync(TimeSpan.FromSeconds(20));

        AskAll();
    }

    [ManyFilesFact(2 * Many + 500)]
    public async Task Dispose_WithThousandsConnected_EndsAtOnceAndClosesAll()
    {
        await ConnectAsync(2_000);
        AskAll();

        await broker.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

        clients.ShouldAllBe(client => IsClosed(client));
    }

    private async Task ConnectAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            await NewClient().ConnectAsync(IPAddress.Loopback, broker.Brokers[0].Port);
        }
    }

    private Socket NewClient()
    {
        var client = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = 20_000 };
        clients.Add(client);
        return client;
    }

    private void AskAll(int count = int.MaxValue) => Parallel.ForEach(clients.Take(count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, client =>
    {
        client.Send(Request);
        var buffer = new byte[4096];
        var received = client.Receive(buffer, 8, SocketFlags.None);
        received.ShouldBeGreaterThan(0);
        var length = (buffer[2] << 8) + buffer[3];
        while (received < length + 4)
        {
            var count = client.Receive(buffer);
            count.ShouldBeGreaterThan(0);
            received += count;
        }
    });

    private static bool IsClosed(Socket client)
    {
        try
        {
            return client.Receive(new byte[1]) == 0;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode != SocketError.TimedOut;
        }
    }
}
