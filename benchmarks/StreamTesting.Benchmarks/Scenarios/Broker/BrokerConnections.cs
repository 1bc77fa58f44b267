using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Benchmarks;

/// <summary>What thousands of clients at once cost a broker.</summary>
internal static class BrokerConnections
{
    // ApiVersions version 0, of a client without a name.
    private static readonly byte[] Request = [0, 0, 0, 10, 0, 18, 0, 0, 0, 0, 0, 1, 0, 0];

    public static async Task<IReadOnlyList<BrokerFigure>> MeasureAsync(int count)
    {
        await using var broker = await Embedded.StartAsync();
        var port = broker.Brokers[0].Port;
        using (var first = Connect(port))
        {
            Ask(first);
        }

        var before = State();
        var clock = Stopwatch.StartNew();
        var clients = Enumerable.Range(0, count).Select(_ => Connect(port)).ToList();
        clients.ForEach(Ask);
        var served = clock.Elapsed.TotalMilliseconds / count;
        var during = State();
        var times = clients.Concat(clients).Select(client =>
        {
            var began = Stopwatch.GetTimestamp();
            Ask(client);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }).Order().ToList();
        var alone = Enumerable.Range(0, 2_000).Select(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            Ask(clients[0]);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }).Order().ToList();
        clients.ForEach(client => client.Dispose());
        return
        [
            new($"{MeasurementTable.Number(count)} clients connected: connect and first answer, each", served, BrokerUnit.Milliseconds),
            new("  threads", during.Threads - before.Threads, BrokerUnit.Count),
            new("  memory of the process, each, both ends", (double)(during.Memory - before.Memory) / count, BrokerUnit.Kibibytes),
            new("  an answer, each client in turn, median", times[times.Count / 2], BrokerUnit.Milliseconds),
            new("  an answer, one busy client among them, median", alone[alone.Count / 2], BrokerUnit.Milliseconds),
        ];
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, port);
        return socket;
    }

    private static void Ask(Socket socket)
    {
        socket.Send(Request);
        Span<byte> answer = stackalloc byte[4096];
        var received = socket.Receive(answer);
        while (received < 4 || received < 4 + (answer[2] << 8) + answer[3])
        {
            received += socket.Receive(answer[received..]);
        }
    }

    private static (long Memory, int Threads) State()
    {
        using var process = Process.GetCurrentProcess();
        return (process.WorkingSet64, process.Threads.Count);
    }
}
