using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>Takes connections and keeps them until it is closed.</summary>
internal sealed class BrokerListener : IDisposable
{
    private const int Backlog = 4096;
    private const int StackSize = 256 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(100);

    private readonly Socket socket;
    private readonly ConcurrentDictionary<Connection, bool> connections = new();
    private readonly object goneOne = new();
    private readonly Cluster cluster;
    private readonly IdleConnections idle;
    private Thread? accepting;
    private volatile bool isClosed;

    public BrokerListener(int port, Cluster cluster)
    {
        this.cluster = cluster;
        idle = new IdleConnections(cluster.Options.ConnectionsMaxIdle);
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

    /// <summary>Closes the port and all connections, and waits until they have given everything back.</summary>
    public void Dispose()
    {
        isClosed = true;
        socket.Dispose();
        TellThatOneHasGone();
        accepting?.Join();
        var open = connections.Keys.ToList();
        open.ForEach(connection => connection.Close());
        open.ForEach(connection => Task.WaitAny(connection.Ended));
        idle.Dispose();
    }

    private void Accept(RequestDispatcher dispatcher)
    {
        while (!isClosed)
        {
            try
            {
                Serve(socket.Accept(), dispatcher);
            }
            catch (SocketException exception) when (exception.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                cluster.Errors.Add(
                    $"The process can open no more files, so that clients wait to be let in: {exception.Message}. Raise the limit (ulimit -n), or connect fewer clients.");
                WaitForOneToGo();
            }
            catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
            {
                // Either the listener is closed, which ends the loop, or a client went before it was taken.
            }
        }
    }

    private void Serve(Socket client, RequestDispatcher dispatcher)
    {
        Connection connection;
        try
        {
            client.NoDelay = true;
            connection = new Connection(client, dispatcher, cluster, idle);
        }
        catch (SocketException)
        {
            client.Dispose();
            throw;
        }

        connections[connection] = true;
        _ = ForgetAsync(connection);
        connection.Start();
    }

    private async Task ForgetAsync(Connection connection)
    {
        await connection.Ended.ConfigureAwait(false);
        connections.TryRemove(connection, out _);
        TellThatOneHasGone();
    }

    private void TellThatOneHasGone()
    {
        lock (goneOne)
        {
            Monitor.Pulse(goneOne);
        }
    }

    private void WaitForOneToGo()
    {
        lock (goneOne)
        {
            if (!isClosed)
            {
                Monitor.Wait(goneOne, LongestWait);
            }
        }
    }
}
