using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <content>What a connection does while its client is silent.</content>
internal sealed partial class Connection
{
    private enum Pause
    {
        None,
        UntilTheClientSends,
    }

    // The last answer that had to be waited for: the client may have been silent for as long, and that was not its fault.
    private long answeredAt;

    private TimeSpan Patience => idle.MaxIdle > TimeSpan.Zero && idle.MaxIdle < idle.Patience ? idle.MaxIdle : idle.Patience;

    /// <summary>Closes the connection if it waits for its client, and not its client for it. True when it is closed.</summary>
    public bool CloseIfIdle()
    {
        lock (gate)
        {
            if (isDraining || TimeProvider.System.GetElapsedTime(answeredAt) < idle.MaxIdle)
            {
                return false;
            }
        }

        Close();
        return true;
    }

    /// <summary>Waits for the client to send something. True: it has not for a while, and someone else waits for it now, so that nothing may be touched.</summary>
    private bool IsSilent()
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!socket.Poll(Patience, SelectMode.SelectRead))
        {
            reader?.Rest();
            if (idle.TryWatch(this, socket, began))
            {
                return true;
            }

            if (idle.MaxIdle > TimeSpan.Zero && TimeProvider.System.GetElapsedTime(began) > idle.MaxIdle && CloseIfIdle())
            {
                return false;
            }
        }

        return false;
    }
}
