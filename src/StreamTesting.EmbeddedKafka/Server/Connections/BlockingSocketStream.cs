using System.Net.Sockets;

namespace StreamTesting.EmbeddedKafka.Server;

/// <summary>A socket as a stream whose asynchronous calls block and are complete when they return: its caller has a thread of its own.</summary>
internal sealed class BlockingSocketStream : Stream
{
    private readonly Socket socket;
    private readonly int patience;
    private long deadline;

    /// <param name="socket">A socket that is connected.</param>
    /// <param name="patience">How long a read or a write may take without a byte; infinite for ever.</param>
    public BlockingSocketStream(Socket socket, TimeSpan patience)
    {
        this.socket = socket;
        this.patience = patience > TimeSpan.Zero && patience.TotalMilliseconds < int.MaxValue ? (int)Math.Ceiling(patience.TotalMilliseconds) : 0;
        (socket.ReceiveTimeout, socket.SendTimeout) = (this.patience, this.patience);
    }

    public override bool CanRead => true;

    public override bool CanWrite => true;

    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Lets reads fail from a time on, with a <see cref="TimeoutException"/>; null for never. Called by the one who reads.</summary>
    public void ReadWithin(TimeSpan? time)
    {
        deadline = time is { } given ? TimeProvider.System.GetTimestamp() + (long)(given.TotalSeconds * TimeProvider.System.TimestampFrequency) : 0;
        socket.ReceiveTimeout = patience;
    }

    public override int Read(Span<byte> buffer) => Receive(buffer, SocketFlags.None);

    public override int Read(byte[] buffer, int offset, int count) => Receive(buffer.AsSpan(offset, count), SocketFlags.None);

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Receive(buffer.Span, SocketFlags.None));

    /// <summary>Waits for bytes and leaves them where they are.</summary>
    public int Peek(Span<byte> buffer) => Receive(buffer, SocketFlags.Peek);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            buffer = buffer[socket.Send(buffer)..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close(socket);
        }

        base.Dispose(disposing);
    }

    private int Receive(Span<byte> buffer, SocketFlags flags)
    {
        if (deadline == 0)
        {
            return socket.Receive(buffer, flags);
        }

        try
        {
            var left = TimeProvider.System.GetElapsedTime(TimeProvider.System.GetTimestamp(), deadline);
            socket.ReceiveTimeout = left > TimeSpan.Zero ? (int)Math.Ceiling(left.TotalMilliseconds) : throw new TimeoutException();
            return socket.Receive(buffer, flags);
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.TimedOut)
        {
            throw new TimeoutException(exception.Message, exception);
        }
    }

    // Shutting down first wakes a thread that blocks in this socket.
    private static void Close(Socket socket)
    {
        try
        {
            socket.Shutdown(SocketShutdown.Both);
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The other end was faster, or this is the second call.
        }

        socket.Dispose();
    }
}
