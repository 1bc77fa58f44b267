using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace StreamTesting.Kafka;

/// <summary>
/// Ports of 127.0.0.1 for servers that are told their port before they open it. They lie below those that a system gives out by itself, where another could
/// take them meanwhile, and each process looks in a place of its own.
/// </summary>
internal static class LocalPorts
{
    private const int First = 12_000;
    private const int Count = 20_000;
    private static int _next;

    public static int Free()
    {
        for (var tries = 0; tries < Count; tries++)
        {
            var port = First + (int)(((uint)Environment.ProcessId * 10 + (uint)Interlocked.Increment(ref _next)) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }

        throw new KafkaBrokerException($"There is no free port of 127.0.0.1 from {First} to {First + Count - 1}. Stop what holds them.");
    }

    public static int Checked(int port) => IsFree(port)
        ? port
        : throw new KafkaBrokerException(string.Create(
            CultureInfo.InvariantCulture, $"The port {port} of 127.0.0.1 is in use. Stop what holds it, or leave {nameof(ProcessBrokerOptions)}.{nameof(ProcessBrokerOptions.Port)} at 0 for a free one."));

    private static bool IsFree(int port)
    {
        using var listener = new TcpListener(IPAddress.Loopback, port);
        try
        {
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
