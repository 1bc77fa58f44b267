using System.Diagnostics;
using Confluent.Kafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Benchmarks;

/// <summary>How fast brokers come and go, and what they leave behind.</summary>
internal static class BrokerLifecycle
{
    public static async Task<IReadOnlyList<BrokerFigure>> StartsAsync()
    {
        var first = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await using var process = await ServedBroker.StartAsync();
            first.Add(process.StartMs);
        }

        var later = new List<double>();
        for (var i = 0; i < 101; i++)
        {
            later.Add(await StartAsync());
        }

        first.Sort();
        later.Sort();
        return [FirstStart(first[2]), LaterStart(later[50])];
    }

    public static BrokerFigure FirstStart(double ms) => new("start, the first of a process (median)", ms, BrokerUnit.Milliseconds, "20 ms");

    public static BrokerFigure LaterStart(double ms) => new("start, later (median)", ms, BrokerUnit.Milliseconds, "2 ms");

    public static async Task<IReadOnlyList<BrokerFigure>> CyclesAsync(int cycles)
    {
        await CycleAsync(20);
        var (memory, threads, sockets, timers) = State();
        var clock = Stopwatch.StartNew();
        await CycleAsync(cycles);
        clock.Stop();
        var after = State();
        var many = Stopwatch.StartNew();
        var brokers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Embedded.StartAsync())));
        many.Stop();
        var correct = await Task.WhenAll(brokers.Select(RoundTripAsync));
        foreach (var broker in brokers)
        {
            await broker.DisposeAsync();
        }

        return
        [
            new($"{MeasurementTable.Number(cycles)} cycles of start, produce, consume, stop: each", clock.Elapsed.TotalMilliseconds / cycles, BrokerUnit.Milliseconds),
            new("  left behind: memory", after.Memory - memory, BrokerUnit.Kibibytes, "flat"),
            new("  left behind: threads", after.Threads - threads, BrokerUnit.Count, "0"),
            new("  left behind: sockets", after.Sockets - sockets, BrokerUnit.Count, "0"),
            new("  left behind: timers", after.Timers - timers, BrokerUnit.Count, "0"),
            new("50 brokers at once, all started", many.Elapsed.TotalMilliseconds, BrokerUnit.Milliseconds, "1,000 ms"),
            new("  of which served a message", correct.Count(isRight => isRight), BrokerUnit.Count, "50"),
        ];
    }

    private static async Task<double> StartAsync()
    {
        var clock = Stopwatch.StartNew();
        await using var broker = await Embedded.StartAsync();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static async Task CycleAsync(int cycles)
    {
        for (var i = 0; i < cycles; i++)
        {
            await using var broker = await Embedded.StartAsync();
            await broker.CreateTopicAsync("t");
            if (!await RoundTripAsync(broker))
            {
                throw new InvalidOperationException($"The broker of cycle {i} did not keep what was produced.");
            }

            using var consumer = new ConsumerBuilder<Ignore, string>(new ConsumerConfig { BootstrapServers = broker.BootstrapServers, GroupId = "g", FetchWaitMaxMs = 10 }).Build();
            consumer.Assign(new TopicPartitionOffset("t", 0, Offset.Beginning));
            if (consumer.Consume(TimeSpan.FromSeconds(20))?.Message.Value != broker.ClusterId)
            {
                throw new InvalidOperationException($"The consumer of cycle {i} did not get what was produced.");
            }

            consumer.Close();
        }
    }

    private static async Task<bool> RoundTripAsync(Embedded broker)
    {
        using var producer = new ProducerBuilder<Null, string>(new ProducerConfig { BootstrapServers = broker.BootstrapServers, LingerMs = 0 }).Build();
        await producer.ProduceAsync("t", new Message<Null, string> { Value = broker.ClusterId });
        return broker.FindTopic("t") is { RecordCount: 1 };
    }

    private static (long Memory, int Threads, int Sockets, long Timers) State()
    {
        // What a thread that has ended kept for itself takes a second collection to go.
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        var memory = GC.GetTotalMemory(forceFullCollection: true);
        return (memory, Threads(), Sockets(), Timer.ActiveCount);
    }

    // Those of the runtime and of its pool come and go as it likes.
    private static int Threads() => Directory.Exists("/proc/self/task")
        ? Directory.GetDirectories("/proc/self/task").Count(task => NameOf(task)?.StartsWith(".NET", StringComparison.Ordinal) == false)
        : Process.GetCurrentProcess().Threads.Count;

    private static string? NameOf(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            // It has just ended.
            return null;
        }
    }

    private static int Sockets() => Directory.Exists("/proc/self/fd")
        ? Directory.GetFiles("/proc/self/fd").Count(file => new FileInfo(file).LinkTarget?.StartsWith("socket:", StringComparison.Ordinal) == true)
        : Process.GetCurrentProcess().HandleCount;
}
