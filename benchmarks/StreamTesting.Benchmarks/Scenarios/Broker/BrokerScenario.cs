using StreamTesting.Kafka;
using Embedded = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Benchmarks;

/// <summary>The embedded broker with Confluent.Kafka in the same process, each figure beside that of an Apache Kafka in a process of its own, where there is one.</summary>
internal sealed class BrokerScenario : IScenario
{
    private readonly BrokerTable _table = new();

    public string Name => "broker";

    public string Title => "the embedded broker, its clients in the same process, beside an Apache Kafka in a process, same clients and settings";

    public async Task RunAsync(double scale)
    {
        var starts = await BrokerLifecycle.StartsAsync();
        await using var kafka = await KafkaProcess.StartAsync();
        if (kafka.WhyNot is { } reason)
        {
            _table.Note("No Kafka process: " + reason);
        }

        _table.Add(starts, await kafka.StartsAsync(scale < 0.5 ? 1 : 3));
        await using (var embedded = await Embedded.StartAsync())
        {
            await BothAsync("latency", embedded, kafka, servers => BrokerLatency.MeasureAsync(servers, scale));
            await BothAsync("throughput", embedded, kafka, servers => Task.Run(() => BrokerThroughput.Measure(servers, scale)));
            await BothAsync("groups", embedded, kafka, servers => Task.Run(() => BrokerGroups.Measure(servers)));
            if (embedded.Errors.Count > 0)
            {
                throw new InvalidOperationException(embedded.Errors[0].Message, embedded.Errors[0].Exception);
            }
        }

        Progress("cycles, 50 brokers at once");
        _table.Add(await BrokerLifecycle.CyclesAsync((int)Math.Max(50, 1000 * scale)));
        Progress("connections");
        _table.Add(await BrokerConnections.MeasureAsync((int)Math.Max(500, 5000 * Math.Min(1, scale))));
        Progress("allocations");
        _table.Add(await BrokerAllocations.MeasureAsync(scale));
        Progress("memory");
        await BrokerMemory.MeasureAsync(_table, kafka, scale);
        _table.Note("Not measured for Kafka: cycles, 50 brokers and thousands of clients, since a start takes it seconds and half a GiB; allocations, since its heap is not .NET's.");
        _table.Print();
    }

    private async Task BothAsync(string what, Embedded embedded, KafkaProcess kafka, Func<string, Task<IReadOnlyList<BrokerFigure>>> measure)
    {
        Progress(what);
        var figures = await measure(embedded.BootstrapServers);
        if (kafka.Broker is not { } broker)
        {
            _table.Add(figures);
            return;
        }

        Progress(what + ", Kafka process");
        _table.Add(figures, await measure(broker.BootstrapServers));
    }

    private static void Progress(string what) => Console.Error.WriteLine($"broker: {what}");
}
