using System.Globalization;
using System.Net.Sockets;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

/// <summary>A client that sends exactly what a test wants, and answers what comes back.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TcpClient tcp = new() { NoDelay = true };
    private readonly FrameReader frames;
    private readonly Stream stream;
    private int correlation;

    public RawClient(EmbeddedKafka broker)
        : this(broker.BootstrapServers)
    {
    }

    public RawClient(string server, Func<Stream, Stream>? encrypt = null)
    {
        var parts = server.Split(':');
        try
        {
            tcp.Connect(parts[0], int.Parse(parts[1], CultureInfo.InvariantCulture));
            stream = encrypt?.Invoke(tcp.GetStream()) ?? tcp.GetStream();
        }
        catch
        {
            tcp.Dispose();
            throw;
        }

        frames = new FrameReader(stream);
    }

    public async Task<TResponse> AskAsync<TResponse>(ApiKey api, short version, IMessage request)
        where TResponse : IMessage
    {
        var number = await SendAsync(api, version, request);
        var (answered, response) = await ReceiveAsync(api, version);
        answered.ShouldBe(number);
        return (TResponse)response;
    }

    public async Task<int> SendAsync(ApiKey api, short version, IMessage request)
    {
        var buffer = new WireBuffer();
        FrameWriter.WriteRequest(buffer, new RequestHeader(api, version, ++correlation, "raw"), request);
        await SendBytesAsync(buffer.ToArray());
        return correlation;
    }

    public ValueTask SendBytesAsync(byte[] bytes) => stream.WriteAsync(bytes);

    public async Task<(int CorrelationId, IMessage Response)> ReceiveAsync(ApiKey api, short version)
    {
        var frame = await NextAsync() ?? throw new IOException("the broker closed the connection");
        var reader = new WireReader(frame.Memory);
        var header = ResponseHeader.Read(ref reader, ApiTable.Find(api)!, version);
        var response = ApiTable.ReadResponse(api, ref reader, version);
        reader.Remaining.ShouldBe(0);
        return (header.CorrelationId, response);
    }

    /// <summary>The next frame as it is; null when the broker closed the connection.</summary>
    public async Task<byte[]?> ReceiveBytesAsync()
    {
        using var frame = await NextAsync();
        return frame?.Memory.ToArray();
    }

    /// <summary>True when the broker closes the connection without another word: for requests that it never answers, one read is all.</summary>
    public async Task<bool> IsClosedAsync()
    {
        try
        {
            return await NextAsync() is null;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => tcp.Dispose();

    private async Task<Frame?> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await frames.ReadAsync(patience.Token);
    }
}
