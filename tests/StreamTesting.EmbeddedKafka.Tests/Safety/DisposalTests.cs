using System.Diagnostics;

namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>A broker that is disposed while clients are at work: it ends at once, every client learns of it, and nothing is left.</summary>
[Collection(nameof(Alone))]
public sealed class DisposalTests : IAsyncLifetime
{
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(10);

    private readonly List<Exception> unobserved = [];
    private int socketsBefore;

    public static TheoryData<string> Kinds => new(Workload.Kinds.Keys);

    public Task InitializeAsync()
    {
        ProcessState.Memory();
        TaskScheduler.UnobservedTaskException += OnUnobserved;
        socketsBefore = ProcessState.Sockets;
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        ProcessState.Memory();
        TaskScheduler.UnobservedTaskException -= OnUnobserved;
        unobserved.ShouldBeEmpty("no task of the broker fails without anyone noticing");
        await ProcessState.UntilAsync(() => ProcessState.BrokerThreads == 0, () => $"{ProcessState.BrokerThreads} threads of the broker are left");
        await ProcessState.UntilAsync(() => ProcessState.Sockets <= socketsBefore, () => $"{ProcessState.Sockets - socketsBefore} sockets are left");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Dispose_WhileClientsWork_EndsThemAndLeavesNothing(string kind)
    {
        var broker = await StartAsync();
        var work = new Workload(broker);
        work.Start(kind, 4);
        await work.IsBusyAsync();

        await StopAsync(broker);
        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Dispose_WhileEverythingHappensAndFaultsFire_EndsThemAndLeavesNothing()
    {
        var broker = await StartAsync(brokers: 3);
        foreach (var (action, i) in new[] { FaultAction.Close, FaultAction.LoseAnswer, FaultAction.TruncateAnswer, FaultAction.ForceRebalance("g") }.Select((action, i) => (action, i)))
        {
            broker.Faults.Add(new FaultRule { Name = $"fault {i}", Action = action, Times = null, Rate = 0.02 });
        }

        var delay = broker.Faults.Add(new FaultRule { Name = "a long delay", Action = FaultAction.Delay(TimeSpan.FromMinutes(10)), Skip = 100, Times = 3 });

        var work = new Workload(broker);
        foreach (var kind in Workload.Kinds.Keys)
        {
            work.Start(kind, 3);
        }

        await work.IsBusyAsync();
        delay.Fired.ShouldBe(3);

        await StopAsync(broker);
        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Dispose_WhileBrokersOfTheClusterStopAndStart_StopsAll()
    {
        var broker = await StartAsync(brokers: 3);
        var work = new Workload(broker);
        work.Start("produces", 2);
        var (over, turns) = (new CancellationTokenSource(), new SemaphoreSlim(0));
        var restarting = Task.Factory.StartNew(async () =>
        {
            for (var id = 1; !over.IsCancellationRequested; id = (id % 3) + 1)
            {
                try
                {
                    await broker.StopBrokerAsync(id);
                    await broker.StartBrokerAsync(id);
                }
                catch (InvalidOperationException stopped)
                {
                    stopped.Message.ShouldContain("has stopped");
                }

                turns.Release();
            }
        }, TaskCreationOptions.LongRunning).Unwrap();
        (await turns.WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();

        await StopAsync(broker);
        await over.CancelAsync();
        await restarting.WaitAsync(AtOnce);
        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Dispose_ClusterWithAStoppedBroker_StopsTheOthers()
    {
        var broker = await StartAsync(brokers: 3);
        await broker.StopBrokerAsync(2);
        var work = new Workload(broker);
        work.Start("joins and leaves", 3);
        await work.IsBusyAsync();

        await StopAsync(broker);
        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Dispose_FromManyThreadsAtOnce_IsOne()
    {
        var broker = await StartAsync();
        var work = new Workload(broker);
        work.Start("produces", 3);
        work.Start(Workload.Waiting, 3);
        await work.IsBusyAsync();
        using var start = new ManualResetEventSlim();
        var disposals = Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.Wait();
                return broker.DisposeAsync().AsTask();
            },
            TaskCreationOptions.LongRunning).Unwrap()).ToList();

        start.Set();
        await Task.WhenAll(disposals).WaitAsync(AtOnce);

        await StopAsync(broker);
        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Dispose_ByWhoeverIsToldOfAFault_EndsAllTheSame()
    {
        var broker = await StartAsync();
        var disposal = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fault = broker.Faults.Add(new FaultRule { Name = "the last", Action = FaultAction.LoseAnswer, Api = "Produce", Skip = 5 });
        fault.Firing += _ => disposal.SetResult(broker.DisposeAsync().AsTask());
        var work = new Workload(broker);
        work.Start("produces", 2);

        await (await disposal.Task.WaitAsync(AtOnce)).WaitAsync(AtOnce);

        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Dispose_WithTheThreadPoolBlocked_EndsAllTheSame()
    {
        var broker = await StartAsync();
        var work = new Workload(broker);
        work.Start("produces", 2);
        work.Start(Workload.Waiting, 2);
        await work.IsBusyAsync();
        var release = new ManualResetEventSlim();
        for (var i = 0; i < 4 * Environment.ProcessorCount; i++)
        {
            ThreadPool.UnsafeQueueUserWorkItem(_ => release.Wait(), null);
        }

        var disposing = new Thread(() => broker.DisposeAsync().AsTask().Wait(AtOnce));
        disposing.Start();
        var hasEnded = disposing.Join(AtOnce);
        release.Set();

        hasEnded.ShouldBeTrue();
        await work.HasEndedAsync();
    }

    [Fact]
    public async Task Members_AfterDisposal_AnswerOrRefuseAndNeverHang()
    {
        var broker = await StartAsync(brokers: 2);
        await StopAsync(broker);

        var calls = new Dictionary<string, Func<Task>>
        {
            ["create"] = () => broker.CreateTopicAsync("late"),
            ["stop broker"] = () => broker.StopBrokerAsync(1),
            ["start broker"] = () => broker.StartBrokerAsync(1),
            ["move leader"] = () => broker.MoveLeaderAsync("t", 0),
            ["move group"] = () => broker.MoveGroupCoordinatorAsync("g"),
            ["move transaction"] = () => broker.MoveTransactionCoordinatorAsync("tx"),
            ["rebalance"] = () => broker.ForceRebalanceAsync("g"),
            ["expire"] = () => broker.ExpireSessionAsync("g"),
            ["abort"] = () => broker.AbortTransactionAsync("tx"),
            ["delete"] = () => broker.DeleteTopicAsync("t"),
            ["compact"] = () => broker.CompactAsync("t"),
            ["retention"] = () => broker.EnforceRetentionAsync("t"),
            ["stop"] = () => broker.StopAsync(),
        };
        foreach (var (name, call) in calls)
        {
            var error = await Record.ExceptionAsync(() => Task.Run(call).WaitAsync(AtOnce));
            (error is null or InvalidOperationException or ArgumentException).ShouldBeTrue($"{name}: {error}");
        }

        _ = (broker.Topics, broker.Groups, broker.Transactions, broker.Requests, broker.Brokers, broker.BootstrapServers, broker.Faults.Firings);
        broker.MemoryUsed.ShouldBe(0);
    }

    [Fact]
    public async Task Start_ManyWhileOthersStop_AllServeAndNothingIsLeft()
    {
        for (var round = 0; round < 3; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
            {
                var broker = await StartAsync(brokers: 1 + (i % 2));
                if (i % 3 > 0)
                {
                    await BrokerCheck.RoundTripAsync(broker).WaitAsync(TimeSpan.FromSeconds(20));
                }

                await StopAsync(broker);
            })));
        }
    }

    private static async Task<EmbeddedKafka> StartAsync(int brokers = 1)
    {
        var broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = brokers, MemoryLimit = 64 << 20 });
        await broker.CreateTopicAsync("t");
        await broker.CreateTopicAsync("empty");
        return broker;
    }

    private static async Task StopAsync(EmbeddedKafka broker)
    {
        var clock = Stopwatch.StartNew();
        await broker.DisposeAsync().AsTask().WaitAsync(AtOnce);
        clock.Elapsed.ShouldBeLessThan(AtOnce);
        broker.MemoryUsed.ShouldBe(0);
        broker.Errors.Where(error => error.Exception is not null && !error.Message.StartsWith("Fault ", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private void OnUnobserved(object? sender, UnobservedTaskExceptionEventArgs args)
    {
        lock (unobserved)
        {
            unobserved.Add(args.Exception);
        }
    }
}
