using System.Buffers.Binary;
using StreamTesting.EmbeddedKafka.Security;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Server;

/// <content>What a client has to prove before it is served: TLS and SASL, in bounded time.</content>
internal sealed partial class Connection
{
    // sasl.server.max.receive.size
    private const int MaxFrameLengthBeforeProof = 512 * 1024;

    private Stream channel = Stream.Null;
    private FrameReader? reader;
    private bool isProving;

    private Pause Receive()
    {
        if (reader is null && cluster.Security.IsOpen && IsSilent())
        {
            return Pause.UntilTheClientSends;
        }

        reader ??= Prepare();
        do
        {
            if (isProving && client!.Sasl is null or { IsAuthenticated: true })
            {
                isProving = false;
                stream.ReadWithin(null);
                reader.MaxFrameLength = FrameReader.DefaultMaxFrameLength;
            }

            if (!isProving && channel == stream && reader.Ahead.IsEmpty && IsSilent())
            {
                return Pause.UntilTheClientSends;
            }
        }
        while (Next(reader) is { } frame && Serve(frame));
        return Pause.None;
    }

    private FrameReader Prepare()
    {
        var security = cluster.Security;
        channel = stream;
        if (!security.IsOpen)
        {
            isProving = true;
            stream.ReadWithin(security.Settings.HandshakeTimeout);
            channel = security.Tls is { } tls ? TlsServer.Shake(stream, tls, security.Settings) : stream;
        }

        if (channel == stream)
        {
            LookAtFirstBytes();
        }

        return new FrameReader(channel, client!.Sasl is null ? FrameReader.DefaultMaxFrameLength : MaxFrameLengthBeforeProof);
    }

    // Bytes that say by chance that a frame of many megabytes comes would be waited for as long as their sender likes.
    private void LookAtFirstBytes()
    {
        Span<byte> first = stackalloc byte[8];
        first = first[..stream.Peek(first)];
        if (!Stranger.MayBeRequest(first))
        {
            throw new WireFormatException($"No request begins with the bytes {Convert.ToHexString(first)}. {Stranger.Describe(first, cluster.Security.Settings)}");
        }
    }

    private Frame? Next(FrameReader reader)
    {
        try
        {
            return Result(reader.ReadAsync());
        }
        catch (WireFormatException exception) when (reader.Ahead.Length >= sizeof(int))
        {
            throw new WireFormatException($"{exception.Message} {Stranger.Describe(reader.Ahead, cluster.Security.Settings)}");
        }
    }

    // Before SaslAuthenticate (KIP-152) tokens came as frames of their own, and a failure had no answer.
    private bool TakeToken(Frame frame, SaslSession sasl)
    {
        Task.WaitAny(draining);
        using (frame)
        {
            try
            {
                var answer = sasl.Take(frame.Memory.Span);
                var framed = new byte[sizeof(int) + answer.Length];
                BinaryPrimitives.WriteInt32BigEndian(framed, answer.Length);
                answer.CopyTo(framed, sizeof(int));
                channel.Write(framed);
                return true;
            }
            catch (SaslFailure failure)
            {
                errors.Add(Refusals.Credentials(client!, clientId: null, sasl, failure));
                return false;
            }
        }
    }
}
