using System.Diagnostics;
using Confluent.Kafka;

namespace StreamTesting.Benchmarks;

/// <summary>From ProduceAsync to a consumer that waits.</summary>
internal static class BrokerLatency
{
    public static async Task<IReadOnlyList<BrokerFigure>> MeasureAsync(string servers, double scale) =>
    [
        .. await MeasureAsync("linger 0", servers, scale, 0),
        .. await MeasureAsync("default linger of 5 ms", servers, scale, null),
    ];

    private static async Task<IReadOnlyList<BrokerFigure>> MeasureAsync(string name, string servers, double scale, double? linger)
    {
        var topic = $"latency-{linger}";
        BrokerTopic.Create(servers, topic);
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = servers, LingerMs = linger }).Build();
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig { BootstrapServers = servers, GroupId = topic }).Build();
        await producer.ProduceAsync(topic, new Message<Null, byte[]> { Value = new byte[8] });
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        consumer.Consume(TimeSpan.FromSeconds(10));
        var times = new List<double>();
        var sent = 0L;
        var arrived = new SemaphoreSlim(0);
        var count = (int)Math.Max(200, 2000 * scale);
        var consuming = new Thread(() =>
        {
            for (var i = 0; i < count; i++)
            {
                consumer.Consume();
                times.Add(Stopwatch.GetElapsedTime(Volatile.Read(ref sent)).TotalMilliseconds);
                arrived.Release();
            }
        });
        consuming.Start();
        for (var i = 0; i < count; i++)
        {
            Volatile.Write(ref sent, Stopwatch.GetTimestamp());
            _ = producer.ProduceAsync(topic, new Message<Null, byte[]> { Value = new byte[100] });
            await arrived.WaitAsync();
        }

        consuming.Join();
        consumer.Close();
        var sorted = times.Skip(times.Count / 10).Order().ToList();
        return
        [
            new($"from produce to a waiting consumer, {name}: p50", sorted[sorted.Count / 2], BrokerUnit.Milliseconds, "2 ms"),
            new("  p99", sorted[sorted.Count * 99 / 100], BrokerUnit.Milliseconds, "10 ms"),
        ];
    }
}
