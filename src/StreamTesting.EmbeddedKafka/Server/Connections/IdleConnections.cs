using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>
/// The connections of a broker that have been silent for a while, without a thread of their own: a few threads watch all of them, so that
/// thousands of clients may be connected. As long as they are few, nobody is slower for it. Thread-safe.
/// </summary>
internal sealed class IdleConnections(TimeSpan maxIdle) : IDisposable
{
    /// <summary>With more threads than these, a connection gives up its own as soon as it has nothing to do.</summary>
    private const int Crowd = 512;

    private static readonly TimeSpan PatienceOfFew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PatienceOfMany = TimeSpan.FromMilliseconds(20);

    private readonly Lock gate = new();
    private readonly List<IdleWatch> watches = [];
    private int threads;

    /// <summary>Whether so many connections have a thread that another one had better wait for its first byte without.</summary>
    public bool IsCrowded => Volatile.Read(ref threads) > Crowd;

    /// <summary>How long a connection keeps its thread without anything to do.</summary>
    public TimeSpan Patience => IsCrowded ? PatienceOfMany : PatienceOfFew;

    /// <summary>How long a connection may be silent (connections.max.idle.ms).</summary>
    public TimeSpan MaxIdle => maxIdle;

    /// <summary>Counts a connection that has a thread.</summary>
    public void Enter() => Interlocked.Increment(ref threads);

    /// <summary>Counts one that has none any more.</summary>
    public void Leave() => Interlocked.Decrement(ref threads);

    /// <summary>Watches a connection from now on, which its caller must not touch any more. False: it cannot, and the caller keeps it.</summary>
    public bool TryWatch(Connection connection, Socket socket, long silentSince)
    {
        lock (gate)
        {
            if (watches.Exists(watch => watch.TryWatch(connection, socket, silentSince)))
            {
                return true;
            }

            var another = new IdleWatch(maxIdle);
            if (!another.TryWatch(connection, socket, silentSince))
            {
                another.Dispose();
                return false;
            }

            watches.Add(another);
            return true;
        }
    }

    /// <summary>Ends the watch; every connection has to be closed before.</summary>
    public void Dispose() => watches.ForEach(watch => watch.Dispose());
}
