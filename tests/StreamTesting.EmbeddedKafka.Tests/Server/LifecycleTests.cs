using System.Diagnostics;
using StreamTesting.EmbeddedKafka.Protocol;
using StreamTesting.EmbeddedKafka.Server;
using StreamTesting.EmbeddedKafka.Tests.Log;

namespace StreamTesting.EmbeddedKafka.Tests.Server;

public sealed class LifecycleTests
{
    [Fact]
    public async Task Stop_InTheMiddleOfWaitsAndTraffic_IsQuickAndClosesEverything()
    {
        var broker = await EmbeddedKafka.StartAsync();
        await broker.CreateTopicAsync("t");
        await broker.CreateTopicAsync("traffic");
        using var fetching = new RawClient(broker);
        using var joining = new RawClient(broker);
        using var producing = new RawClient(broker);
        await fetching.SendAsync(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 600_000, minBytes: int.MaxValue));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            await joining.SendAsync(ApiKey.JoinGroup, 3, Join());
        }

        for (var i = 0; i < 50; i++)
        {
            await producing.SendAsync(ApiKey.Produce, 9, Requests.Produce("traffic", new TestBatch { ValueSize = 10_000 }.Build()));
        }

        var clock = Stopwatch.StartNew();
        await broker.StopAsync();

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        (await fetching.IsClosedAsync()).ShouldBeTrue();
        broker.MemoryUsed.ShouldBe(0);
        broker.Errors.ShouldBeEmpty();
        broker.Groups.ShouldBeEmpty();
    }

    [Fact]
    public async Task Stop_FetchComesWhileConnectionsAreBeingClosed_IsNotAnswered()
    {
        using var closing = new ClosingOfAConnection();
        var broker = EmbeddedKafka.Start(new EmbeddedKafkaOptions(), closing);
        await broker.CreateTopicAsync("t");
        using var client = new RawClient(broker);
        await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest());
        var stopping = Task.Factory.StartNew(() => broker.StopAsync(), TaskCreationOptions.LongRunning).Unwrap();
        await closing.Begun;

        await client.SendAsync(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 600_000));
        var isClosed = await client.IsClosedAsync();
        closing.GoOn();

        isClosed.ShouldBeTrue();
        await stopping;
    }

    [Fact]
    public async Task Stop_Twice_IsOnce()
    {
        var broker = await EmbeddedKafka.StartAsync();

        await broker.StopAsync();
        await broker.DisposeAsync();

        await Should.ThrowAsync<InvalidOperationException>(() => broker.CreateTopicAsync("t"));
    }

    [Fact]
    public async Task Start_PortTaken_SaysWhichAndWhatToDo()
    {
        await using var broker = await EmbeddedKafka.StartAsync();
        var port = int.Parse(broker.BootstrapServers.Split(':')[1]);

        var error = await Should.ThrowAsync<IOException>(() => EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Port = port }));

        error.Message.ShouldContain($"127.0.0.1:{port}");
    }

    [Fact]
    public async Task Start_OptionOutOfRange_NamesIt()
    {
        var error = await Should.ThrowAsync<ArgumentOutOfRangeException>(
            () => EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { DefaultPartitions = 0 }));

        error.Message.ShouldContain("DefaultPartitions must be 1 or more");
    }

    [Fact]
    public async Task Start_Cancelled_DoesNotStart() =>
        await Should.ThrowAsync<OperationCanceledException>(() => EmbeddedKafka.StartAsync(cancellationToken: new CancellationToken(true)));

    [Fact]
    public async Task Restart_SamePort_ServesAgain()
    {
        int port;
        await using (var first = await EmbeddedKafka.StartAsync())
        {
            port = int.Parse(first.BootstrapServers.Split(':')[1]);
            using var client = new RawClient(first);
            await client.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest());
        }

        await using var second = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Port = port });
        using var again = new RawClient(second);
        (await again.AskAsync<MetadataResponse>(ApiKey.Metadata, 12, new MetadataRequest())).Topics.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a b")]
    public async Task CreateTopic_IllegalName_IsRefused(string name)
    {
        await using var broker = await EmbeddedKafka.StartAsync();

        await Should.ThrowAsync<ArgumentException>(() => broker.CreateTopicAsync(name));
    }

    [Fact]
    public async Task CreateTopic_ExistingOrWithoutPartitions_IsRefused()
    {
        await using var broker = await EmbeddedKafka.StartAsync();
        await broker.CreateTopicAsync("t", 2);

        await Should.ThrowAsync<InvalidOperationException>(() => broker.CreateTopicAsync("t"));
        await Should.ThrowAsync<ArgumentOutOfRangeException>(() => broker.CreateTopicAsync("u", 0));
        broker.Topics.ShouldHaveSingleItem().Partitions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Clients_ThatVanishWhileWaiting_LeaveNothingBehind()
    {
        await using var broker = await EmbeddedKafka.StartAsync();
        await broker.CreateTopicAsync("t");
        for (var i = 0; i < 50; i++)
        {
            using var client = new RawClient(broker);
            await client.SendAsync(ApiKey.Fetch, 11, Requests.Fetch("t", 0, maxWaitMs: 600_000));
        }

        using var last = new RawClient(broker);
        await last.AskAsync<ProduceResponse>(ApiKey.Produce, 9, Requests.Produce("t", new TestBatch { BaseTimestamp = 1 }.Build()));
        broker.Errors.ShouldBeEmpty();
    }

    /// <summary>Keeps the broker between the moment it gives up a connection's waits and the moment it closes the connection.</summary>
    private sealed class ClosingOfAConnection : IRequestInterceptor, IDisposable
    {
        private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim mayGoOn = new();

        public bool IsActive => true;

        public Task Begun => begun.Task.WaitAsync(TimeSpan.FromSeconds(20));

        public ValueTask<IMessage?> BeforeAsync(RequestContext context, IApiHandler handler, IMessage request)
        {
            if (context.Api == ApiKey.Metadata)
            {
                context.Gone.Register(() =>
                {
                    begun.SetResult();
                    mayGoOn.Wait();
                });
            }

            return default;
        }

        public ValueTask<IMessage?> AfterAsync(RequestContext context, IApiHandler handler, IMessage request, IMessage? response) => new(response);

        public void GoOn() => mayGoOn.Set();

        public void Dispose()
        {
            mayGoOn.Set();
            mayGoOn.Dispose();
        }
    }

    private static JoinGroupRequest Join() => new()
    {
        GroupId = "g",
        SessionTimeoutMs = 10_000,
        RebalanceTimeoutMs = 60_000,
        ProtocolType = "consumer",
        Protocols = [new() { Name = "range" }],
    };
}
