using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;
using StreamTesting.EmbeddedKafka.Wire;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Clients that are slow, stop in the middle, or never read: others are served as if they were not there, and the broker stops at once.</summary>
public sealed class SlowClientTests : IAsyncLifetime
{
    private const long MemoryLimit = 64 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private EmbeddedKafka broker = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { MemoryLimit = MemoryLimit });
        await broker.CreateTopicAsync("t");
    }

    public async Task DisposeAsync()
    {
        await broker.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        broker.MemoryUsed.ShouldBe(0);
    }

    [Fact]
    public async Task Client_SendsByteByByte_IsServedLikeAnyOther()
    {
        using var slow = Connect();
        var frame = Request(1);
        foreach (var one in frame)
        {
            await slow.SendAsync(new[] { one });
            await AskAsync();
        }

        (await CorrelationIdsAsync(slow, 1)).ShouldBe([1]);
        BrokerCheck.ServesAndIsWell(broker, MemoryLimit, Patience);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task Clients_StopWithinAFrame_KeepNobodyFromAnything(int bytes)
    {
        var stopped = Enumerable.Range(0, 50).Select(_ => Connect()).ToList();
        foreach (var socket in stopped)
        {
            await socket.SendAsync(Request(1).AsMemory(0, bytes));
        }

        BrokerCheck.ServesAndIsWell(broker, MemoryLimit, Patience);
        await broker.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));
        foreach (var socket in stopped)
        {
            (await IsClosedAsync(socket)).ShouldBeTrue();
        }
    }

    [Fact]
    public void Length_OfTheLargestFrame_TakesNoMemoryBeforeItsBytesCome()
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, FrameReader.DefaultMaxFrameLength);

        Allocated(length).ShouldBeLessThan(100 * 1024);
        Allocated([.. length, .. new byte[60_000]]).ShouldBeLessThan(100 * 1024);
        Allocated([.. length, .. new byte[100_000]]).ShouldBeLessThan(2 * 1024 * 1024);
    }

    [Fact]
    public async Task Clients_AskForMuchAndNeverRead_KeepNobodyFromAnything()
    {
        await FillAsync(megabytes: 8);
        var never = Enumerable.Range(0, 8).Select(_ => Connect()).ToList();
        foreach (var socket in never)
        {
            for (var i = 0; i < 20; i++)
            {
                await socket.SendAsync(Frame(i, ApiKey.Fetch, 11, Requests.Fetch("t", 0, partitionMaxBytes: 8_000_000)));
            }
        }

        BrokerCheck.ServesAndIsWell(broker, MemoryLimit, Patience);
        await broker.DeleteTopicAsync("t");
        never.ForEach(socket => socket.Close(0));
        await ProcessState.UntilAsync(() => broker.MemoryUsed < 1 << 20, () => $"{broker.MemoryUsed} bytes are kept for clients that have gone");
    }

    [Fact]
    public async Task Client_PipelinesTenThousandRequests_GetsAllAnswersInOrder()
    {
        const int Requests = 10_000;
        using var client = Connect();
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < Requests; i += 100)
            {
                await client.SendAsync(Enumerable.Range(i, 100).SelectMany(Request).ToArray());
            }
        });

        (await CorrelationIdsAsync(client, Requests)).ShouldBe(Enumerable.Range(0, Requests));
        await sending;
    }

    [Fact]
    public async Task Clients_CloseWithinAnAnswer_LeaveNothingBehind()
    {
        await FillAsync(megabytes: 8);
        for (var i = 0; i < 30; i++)
        {
            using var client = Connect();
            await client.SendAsync(Frame(1, ApiKey.Fetch, 11, Requests.Fetch("t", 0, partitionMaxBytes: 8_000_000)));
            await client.ReceiveAsync(new byte[100 + i]);
            client.Close(i % 2 == 0 ? 0 : 1);
        }

        BrokerCheck.ServesAndIsWell(broker, MemoryLimit, Patience);
        await broker.DeleteTopicAsync("t");
        await ProcessState.UntilAsync(() => broker.MemoryUsed < 1 << 20, () => $"{broker.MemoryUsed} bytes are kept for clients that have gone");
        broker.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Clients_WaitForDataAndVanish_LeaveNoWaiterBehind()
    {
        for (var i = 0; i < 30; i++)
        {
            using var client = Connect();
            await client.SendAsync(Frame(1, ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 600_000)));
            client.Close(0);
        }

        BrokerCheck.ServesAndIsWell(broker, MemoryLimit, Patience);
        broker.Errors.ShouldBeEmpty();
    }

    private Socket Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(IPAddress.Loopback, broker.Brokers[0].Port);
        return socket;
    }

    private async Task AskAsync()
    {
        using var other = new RawClient(broker);
        await other.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest());
    }

    private async Task FillAsync(int megabytes)
    {
        using var producer = new RawClient(broker);
        for (var i = 0; i < megabytes; i++)
        {
            await producer.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", new TestBatch { ValueSize = 1_000_000 }.Build()));
        }
    }

    private static byte[] Request(int correlation) => Frame(correlation, ApiKey.ApiVersions, 0, new ApiVersionsRequest());

    private static byte[] Frame(int correlation, ApiKey api, short version, IMessage request)
    {
        using var buffer = new WireBuffer();
        FrameWriter.WriteRequest(buffer, new RequestHeader(api, version, correlation, "slow"), request);
        return buffer.ToArray();
    }

    private static async Task<List<int>> CorrelationIdsAsync(Socket socket, int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var frames = new FrameReader(new NetworkStream(socket));
        var ids = new List<int>();
        while (ids.Count < count && await frames.ReadAsync(patience.Token) is { } frame)
        {
            ids.Add(BinaryPrimitives.ReadInt32BigEndian(frame.Memory.Span));
            frame.Dispose();
        }

        return ids;
    }

    private static async Task<bool> IsClosedAsync(Socket socket)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            return await socket.ReceiveAsync(new byte[1], patience.Token) == 0;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    // What fifty clients cost that send these bytes and then nothing, each: more than the pool can have in stock.
    private static long Allocated(byte[] bytes)
    {
        const int Clients = 50;
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = new List<Task>();
        for (var i = 0; i < Clients; i++)
        {
            reading.Add(new FrameReader(new StallingStream(bytes)).ReadAsync().AsTask());
        }

        reading.ShouldAllBe(task => !task.IsCompleted);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / Clients;
    }
}
