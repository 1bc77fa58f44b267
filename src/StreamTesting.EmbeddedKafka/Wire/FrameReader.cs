using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace StreamTesting.EmbeddedKafka.Wire;

/// <summary>Cuts a byte stream into frames: four bytes of length, then as many bytes.</summary>
/// <remarks>
/// A claimed length is believed only as far as bytes come: memory grows with what was received. One reader at a time; after an exception,
/// a cancellation too, the place in the stream is lost and the connection of no more use.
/// </remarks>
internal sealed class FrameReader : IDisposable
{
    /// <summary>100 MiB, the default of Kafka's <c>socket.request.max.bytes</c>.</summary>
    public const int DefaultMaxFrameLength = 100 * 1024 * 1024;

    private const int ReadAhead = 16 * 1024;
    private const int FirstCapacity = 64 * 1024;
    private const int SecondCapacity = 1024 * 1024;

    private readonly Stream _stream;
    private readonly StringCache _strings = new();
    private byte[] _ahead = ArrayPool<byte>.Shared.Rent(ReadAhead);
    private int _start;
    private int _end;

    public FrameReader(Stream stream, int maxFrameLength = DefaultMaxFrameLength)
    {
        _stream = stream;
        MaxFrameLength = maxFrameLength;
    }

    /// <summary>Longer frames are refused.</summary>
    public int MaxFrameLength { get; set; }

    /// <summary>What has been read ahead: after a refused length the bytes from that length on.</summary>
    public ReadOnlySpan<byte> Ahead => _ahead.AsSpan(_start, _end - _start);

    /// <summary>The next frame, or null when the stream ended between frames.</summary>
    /// <exception cref="WireFormatException">The length is negative or too large, or the stream ended within a frame.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Frame?> ReadAsync(CancellationToken cancel = default)
    {
        while (_end - _start < sizeof(int))
        {
            if (!await FillAsync(cancel).ConfigureAwait(false))
            {
                return _end == _start
                    ? null
                    : throw new WireFormatException($"The stream ended after {_end - _start} of the 4 bytes of a frame's length.");
            }
        }

        int length = BinaryPrimitives.ReadInt32BigEndian(_ahead.AsSpan(_start));
        if (length < 0 || length > MaxFrameLength)
        {
            throw new WireFormatException($"A frame of {length} bytes; allowed are 0 to {MaxFrameLength}.");
        }

        _start += sizeof(int);
        return await ReadBodyAsync(length, cancel).ConfigureAwait(false);
    }

    /// <summary>Gives the array back while nothing is read ahead; the next read takes another.</summary>
    public void Rest()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, 0);
            Dispose();
        }
    }

    public void Dispose()
    {
        byte[] ahead = _ahead;
        _ahead = [];
        if (ahead.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(ahead);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Frame> ReadBodyAsync(int length, CancellationToken cancel)
    {
        byte[] body = ArrayPool<byte>.Shared.Rent(Math.Min(length, FirstCapacity));
        int received = Math.Min(length, _end - _start);
        _ahead.AsSpan(_start, received).CopyTo(body);
        _start += received;
        try
        {
            while (received < length)
            {
                if (received == body.Length)
                {
                    body = Enlarge(body, length);
                }

                int count = await _stream.ReadAsync(body.AsMemory(received, Math.Min(length, body.Length) - received), cancel)
                    .ConfigureAwait(false);
                received += count > 0
                    ? count
                    : throw new WireFormatException($"The stream ended after {received} of {length} bytes of a frame.");
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(body);
            throw;
        }

        return new Frame(body, length, _strings);
    }

    private static byte[] Enlarge(byte[] full, int length)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(length, Math.Max(full.Length * 2L, SecondCapacity)));
        full.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(full);
        return larger;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> FillAsync(CancellationToken cancel)
    {
        if (_ahead.Length == 0)
        {
            _ahead = ArrayPool<byte>.Shared.Rent(ReadAhead);
        }

        if (_start > 0)
        {
            _ahead.AsSpan(_start, _end - _start).CopyTo(_ahead);
            _end -= _start;
            _start = 0;
        }

        int count = await _stream.ReadAsync(_ahead.AsMemory(_end), cancel).ConfigureAwait(false);
        _end += count;
        return count > 0;
    }
}
