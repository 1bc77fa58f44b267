using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Takes connections on loopback and keeps them until it is closed.</summary>
internal sealed class BrokerListener : IAsyncDisposable
{
    private const int Backlog = 512;

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly ConcurrentDictionary<Connection, Task> connections = new();
    private readonly ErrorJournal errors;
    private Task accepting = Task.CompletedTask;
    private volatile bool isClosed;

    public BrokerListener(int port, ErrorJournal errors)
    {
        this.errors = errors;
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen(Backlog);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw new IOException(
                $"The embedded broker cannot listen on 127.0.0.1:{port}: {exception.Message}. Choose another port, or 0 for any free one.", exception);
        }
    }

    public int Port => ((IPEndPoint)socket.LocalEndPoint!).Port;

    public void Start(RequestDispatcher dispatcher) => accepting = AcceptAsync(dispatcher);

    public async ValueTask DisposeAsync()
    {
        isClosed = true;
        socket.Dispose();
        await accepting.ConfigureAwait(false);
        foreach (var connection in connections.Keys)
        {
            connection.Close();
        }

        await Task.WhenAll(connections.Values).ConfigureAwait(false);
    }

    private async Task AcceptAsync(RequestDispatcher dispatcher)
    {
        while (!isClosed)
        {
            try
            {
                var client = await socket.AcceptAsync().ConfigureAwait(false);
                client.NoDelay = true;
                Serve(new Connection(client, dispatcher, errors));
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Either the listener is closed, which ends the loop, or a client went before it was taken.
            }
        }
    }

    private void Serve(Connection connection)
    {
        var serving = Task.Run(connection.RunAsync);
        connections[connection] = serving;
        _ = ForgetAsync(connection, serving);
    }

    private async Task ForgetAsync(Connection connection, Task serving)
    {
        await serving.ConfigureAwait(false);
        connections.TryRemove(connection, out _);
    }
}
