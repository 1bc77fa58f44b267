using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Tests.Log;
using StreamTesting.EmbeddedKafka.Tests.Server;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Clients that have vanished without a word: connections.max.idle.ms closes their connections, and no others.</summary>
public sealed class IdleClientTests : IAsyncLifetime
{
    private static readonly TimeSpan MaxIdle = TimeSpan.FromMilliseconds(400);

    private EmbeddedKafka broker = null!;

    public async Task InitializeAsync()
    {
        broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { ConnectionsMaxIdle = MaxIdle });
        await broker.CreateTopicAsync("t");
    }

    public async Task DisposeAsync() => await broker.DisposeAsync();

    [Fact]
    public async Task Client_SilentAfterAnAnswer_IsClosedAndNotBefore()
    {
        using var client = new RawClient(broker);
        var clock = Stopwatch.StartNew();
        await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest());

        (await client.IsClosedAsync()).ShouldBeTrue();

        clock.Elapsed.ShouldBeGreaterThan(MaxIdle * 0.9);
        broker.Errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(20)]
    public async Task Client_SilentBeforeOrWithinARequest_IsClosed(int bytes)
    {
        using var client = new RawClient(broker);
        await client.SendBytesAsync(new byte[] { 0, 0, 4, 0, 0, 18, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 }[..bytes]);

        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Client_WaitsForTheBroker_IsAnsweredHoweverLongItTakes()
    {
        using var client = new RawClient(broker);
        await client.SendAsync(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 2_000));

        var (_, answer) = await client.ReceiveAsync(ApiKey.Fetch, 11);

        ((FetchResponse)answer).ErrorCode.ShouldBe(ErrorCode.None);
        (await client.IsClosedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Client_NeverReads_IsClosedAndWhatItHeldComesBack()
    {
        using (var producer = new RawClient(broker))
        {
            for (var i = 0; i < 8; i++)
            {
                await producer.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", new TestBatch { ValueSize = 1_000_000 }.Build()));
            }
        }

        using var client = new RawClient(broker);
        for (var i = 0; i < 20; i++)
        {
            await client.SendAsync(ApiKey.Fetch, 11, Requests.Fetch("t", 0, partitionMaxBytes: 8_000_000));
        }

        await broker.DeleteTopicAsync("t");
        await ProcessState.UntilAsync(() => broker.MemoryUsed == 0, () => $"{broker.MemoryUsed} bytes are kept for a client that never reads");
    }

    [Fact]
    public async Task Start_NoTimeAtAll_IsRefused() =>
        (await Should.ThrowAsync<ArgumentOutOfRangeException>(() => EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { ConnectionsMaxIdle = TimeSpan.Zero })))
            .Message.ShouldContain("ConnectionsMaxIdle must be more than zero");

    [Fact]
    public async Task Client_SilentWithoutALimit_StaysConnected()
    {
        await using var patient = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { ConnectionsMaxIdle = Timeout.InfiniteTimeSpan });
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(IPAddress.Loopback, patient.Brokers[0].Port);

        BrokerCheck.ServesAndIsWell(patient, long.MaxValue, TimeSpan.FromSeconds(20));

        socket.Poll(TimeSpan.FromMilliseconds(50), SelectMode.SelectRead).ShouldBeFalse();
    }
}
