namespace StreamTesting.EmbeddedKafka.Tests.Safety;

/// <summary>Brokers that come and go, each with a client that writes and reads: nothing is left of them. <c>./build.sh bench broker</c> does it a thousand times.</summary>
[Collection(nameof(Alone))]
public sealed class CycleTests
{
    private const int Cycles = 100;
    private const long MostMemory = 512 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Cycles_OfStartUseAndStop_LeaveNoMemoryThreadSocketOrTimer()
    {
        await CycleAsync(30);
        var (memory, sockets, timers) = (ProcessState.Memory(), ProcessState.Sockets, Timer.ActiveCount);

        await CycleAsync(Cycles);

        (ProcessState.Memory() - memory).ShouldBeLessThan(MostMemory);
        await ProcessState.UntilAsync(() => ProcessState.BrokerThreads == 0, () => $"{ProcessState.BrokerThreads} threads are left");
        await ProcessState.UntilAsync(() => ProcessState.Sockets <= sockets, () => $"{ProcessState.Sockets - sockets} sockets are left");
        await ProcessState.UntilAsync(() => Timer.ActiveCount <= timers, () => $"{Timer.ActiveCount - timers} timers are left");
    }

    [Fact]
    public async Task Brokers_FiftyAtOnce_AllServeTheirOwnClients()
    {
        var brokers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => EmbeddedKafka.StartAsync())));
        brokers.Select(broker => broker.Brokers[0].Port).Distinct().Count().ShouldBe(50);

        await Task.WhenAll(brokers.Select(BrokerCheck.RoundTripAsync)).WaitAsync(Patience);

        await Task.WhenAll(brokers.Select(broker => broker.DisposeAsync().AsTask())).WaitAsync(Patience);
        brokers.ShouldAllBe(broker => broker.MemoryUsed == 0 && broker.Errors.Count == 0);
        await ProcessState.UntilAsync(() => ProcessState.BrokerThreads == 0, () => $"{ProcessState.BrokerThreads} threads are left");
    }

    private static async Task CycleAsync(int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            await using var broker = await EmbeddedKafka.StartAsync(new EmbeddedKafkaOptions { Brokers = 1 + (i % 2) });
            await BrokerCheck.RoundTripAsync(broker).WaitAsync(Patience);
        }
    }
}
