using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Takes connections and keeps them until it is closed.</summary>
internal sealed class BrokerListener : IAsyncDisposable
{
    private const int Backlog = 512;
    private const int StackSize = 256 * 1024;

    private readonly Socket socket;
    private readonly ConcurrentDictionary<Connection, bool> connections = new();
    private readonly Cluster cluster;
    private Thread? accepting;
    private volatile bool isClosed;

    public BrokerListener(int port, Cluster cluster)
    {
        this.cluster = cluster;
        var address = cluster.Options.ListenAddress;
        socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(address, port));
            socket.Listen(Backlog);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new IOException(
                $"The embedded broker cannot listen on {new IPEndPoint(address, port)}: {exception.Message}. {(exception.SocketErrorCode == SocketError.AddressNotAvailable ? "Listen on an address of this machine." : "Choose another port, or 0 for any free one.")}", exception);
        }
    }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public void Start(RequestDispatcher dispatcher)
    {
        accepting = new Thread(() => Accept(dispatcher), StackSize) { IsBackground = true, Name = "embedded Kafka listener" };
        accepting.UnsafeStart();
    }

    public async ValueTask DisposeAsync()
    {
        isClosed = true;
        socket.Dispose();
        accepting?.Join();
        var open = connections.Keys.ToList();
        open.ForEach(connection => connection.Close());
        await Task.WhenAll(open.Select(connection => connection.Ended)).ConfigureAwait(false);
    }

    private void Accept(RequestDispatcher dispatcher)
    {
        while (!isClosed)
        {
            try
            {
                var client = socket.Accept();
                client.NoDelay = true;
                var connection = new Connection(client, dispatcher, cluster);
                connections[connection] = true;
                _ = ForgetAsync(connection);
                connection.Start();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Either the listener is closed, which ends the loop, or a client went before it was taken.
            }
        }
    }

    private async Task ForgetAsync(Connection connection)
    {
        await connection.Ended.ConfigureAwait(false);
        connections.TryRemove(connection, out _);
    }
}
