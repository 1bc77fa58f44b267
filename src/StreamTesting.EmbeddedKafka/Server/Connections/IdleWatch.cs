using System.Net;
using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// One thread that waits for the clients of some hundred connections: one that sends something goes on, one that is silent for too long is
/// closed. Thread-safe.
/// </summary>
internal sealed class IdleWatch(TimeSpan maxIdle) : IDisposable
{
    // The system looks at all of them whenever one has something to say.
    private const int MostWatched = 512;
    private const int StackSize = 256 * 1024;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan WaitAfterError = TimeSpan.FromMilliseconds(20);

    private readonly object gate = new();
    private readonly Dictionary<Socket, (Connection Connection, long Due)> watched = [];
    private Socket? bell;
    private Thread? watcher;
    private bool hasRung;
    private bool isClosed;

    /// <summary>Watches a connection from now on, which its caller must not touch any more. False: there is no room, and the caller keeps it.</summary>
    public bool TryWatch(Connection connection, Socket socket, long silentSince)
    {
        lock (gate)
        {
            if (isClosed || watched.Count >= MostWatched || !TryBegin() || !TryRing())
            {
                return false;
            }

            watched[socket] = (connection, silentSince + Ticks(maxIdle));
            return true;
        }
    }

    /// <summary>Ends the watch; every connection has to be closed before.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isClosed = true;
            if (bell is not null)
            {
                TryRing();
            }
        }

        watcher?.Join();
        bell?.Dispose();
    }

    private bool TryBegin()
    {
        if (watcher is not null)
        {
            return true;
        }

        try
        {
            bell ??= NewBell();
            var started = new Thread(Watch, StackSize) { IsBackground = true, Name = "embedded Kafka idle" };
            started.UnsafeStart();
            watcher = started;
            return true;
        }
        catch (Exception exception) when (exception is SocketException or OutOfMemoryException or ThreadStartException)
        {
            return false;
        }
    }

    // A socket that hears what it says itself: the only thing that interrupts a wait for sockets on every system.
    private static Socket NewBell()
    {
        var bell = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        bell.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        bell.Connect(bell.LocalEndPoint!);
        return bell;
    }

    private bool TryRing()
    {
        try
        {
            hasRung = hasRung || bell!.Send([1]) > 0;
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private void Watch()
    {
        while (Next() is { } wait)
        {
            var ready = Wait(wait.Sockets, wait.Time);
            var woken = new List<Connection>();
            lock (gate)
            {
                if (hasRung && bell!.Available > 0)
                {
                    bell.Receive(new byte[16]);
                    hasRung = false;
                }

                foreach (var socket in ready)
                {
                    if (watched.Remove(socket, out var one))
                    {
                        woken.Add(one.Connection);
                    }
                }
            }

            woken.ForEach(connection => connection.Resume());
        }
    }

    private (List<Socket> Sockets, TimeSpan Time)? Next()
    {
        lock (gate)
        {
            if (isClosed && watched.Count == 0)
            {
                return null;
            }

            var now = TimeProvider.System.GetTimestamp();
            var due = long.MaxValue;
            foreach (var (socket, (connection, end)) in watched)
            {
                if (end <= now && connection.CloseIfIdle())
                {
                    continue;
                }

                due = Math.Min(due, end <= now ? now + Ticks(maxIdle < LongestWait ? maxIdle : LongestWait) : end);
            }

            var time = due == long.MaxValue ? LongestWait : TimeProvider.System.GetElapsedTime(now, due);
            return ([bell!, .. watched.Keys], time < LongestWait ? time : LongestWait);
        }
    }

    private List<Socket> Wait(List<Socket> sockets, TimeSpan time)
    {
        try
        {
            Socket.Select(sockets, null, null, time);
            return sockets;
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // One of them has been closed: those go to their ends, the others stay.
            lock (gate)
            {
                List<Socket> closing = [.. watched.Where(one => one.Value.Connection.IsClosing).Select(one => one.Key)];
                if (closing.Count == 0)
                {
                    Monitor.Wait(gate, WaitAfterError);
                }

                return closing;
            }
        }
    }

    private static long Ticks(TimeSpan time) => time == Timeout.InfiniteTimeSpan || time.TotalDays > 365
        ? 365L * 24 * 3600 * TimeProvider.System.TimestampFrequency
        : (long)(time.TotalSeconds * TimeProvider.System.TimestampFrequency);
}
