using System.Diagnostics;
using StreamTesting.Kafka;

namespace StreamTesting.Benchmarks;

/// <summary>An Apache Kafka in a process of its own, where <c>KAFKA_HOME</c> names one; otherwise why there is none.</summary>
internal sealed class KafkaProcess : IAsyncDisposable
{
    private readonly double _firstStart;

    private KafkaProcess(ProcessBroker? broker, double firstStart, string? whyNot) => (Broker, _firstStart, WhyNot) = (broker, firstStart, whyNot);

    public ProcessBroker? Broker { get; }

    public string? WhyNot { get; }

    public static async Task<KafkaProcess> StartAsync()
    {
        Console.Error.WriteLine("broker: starts");
        try
        {
            var clock = Stopwatch.StartNew();
            var broker = await ProcessBroker.StartAsync();
            return new KafkaProcess(broker, clock.Elapsed.TotalMilliseconds, null);
        }
        catch (Exception missing) when (missing is KafkaBrokerMissingException or KafkaBrokerException)
        {
            return new KafkaProcess(null, 0, missing.Message);
        }
    }

    /// <summary>How long the first start took, and the median of some more, each of a process of its own.</summary>
    public async Task<IReadOnlyList<BrokerFigure>?> StartsAsync(int later)
    {
        if (Broker is null)
        {
            return null;
        }

        var times = new List<double>();
        for (var i = 0; i < later; i++)
        {
            var clock = Stopwatch.StartNew();
            await using var another = await ProcessBroker.StartAsync();
            times.Add(clock.Elapsed.TotalMilliseconds);
        }

        times.Sort();
        return [BrokerLifecycle.FirstStart(_firstStart), BrokerLifecycle.LaterStart(times[times.Count / 2])];
    }

    public async ValueTask DisposeAsync() => await (Broker?.DisposeAsync() ?? ValueTask.CompletedTask);
}
