using System.Diagnostics;
using Confluent.Kafka;

namespace StreamTesting.Benchmarks;

/// <summary>Messages a second, in and out.</summary>
internal static class BrokerThroughput
{
    public static IReadOnlyList<BrokerFigure> Measure(string servers, double scale)
    {
        var small = (int)(1_000_000 * scale);
        Produce(servers, "warm", small / 4, 100, null);
        Consume(servers, "warm", small / 4);
        return
        [
            Rate("produce, 100 B, linger 5 ms", small, "0.5 M/s", () => Produce(servers, "small", small, 100, null)),
            Rate("produce, 1 KB, linger 5 ms", small / 4, "0.3 M/s", () => Produce(servers, "large", small / 4, 1024, null)),
            Rate("produce, 100 B, one message a batch", small / 4, "", () => Produce(servers, "single", small / 4, 100, 1)),
            Rate("consume, 100 B", small, "1 M/s", () => Consume(servers, "small", small)),
            Rate("consume, 1 KB", small / 4, "", () => Consume(servers, "large", small / 4)),
            Rate("consume, 100 B, one message a batch", small / 4, "half of that", () => Consume(servers, "single", small / 4)),
        ];
    }

    private static BrokerFigure Rate(string name, int count, string aim, Func<TimeSpan> run) =>
        new(name, count / run().TotalSeconds, BrokerUnit.PerSecond, aim);

    /// <summary>Produces messages to a topic that it makes; how long all but the first took until the last was acknowledged.</summary>
    public static TimeSpan Produce(string servers, string topic, int count, int size, int? batch)
    {
        BrokerTopic.Create(servers, topic);
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig
        {
            BootstrapServers = servers, LingerMs = 5, QueueBufferingMaxMessages = 2_000_000, BatchNumMessages = batch,
            EnableDeliveryReports = false, QueueBufferingMaxKbytes = 2_000_000,
        }).Build();
        var value = new byte[size];
        var message = new Message<Null, byte[]> { Value = value };
        producer.Produce(topic, message);
        producer.Flush();
        var clock = Stopwatch.StartNew();
        for (var i = 1; i < count; i++)
        {
            producer.Produce(topic, message);
        }

        producer.Flush();
        return clock.Elapsed;
    }

    /// <summary>Consumes messages from the start of a topic; how long all but the first took.</summary>
    public static TimeSpan Consume(string servers, string topic, int count)
    {
        using var consumer = new ConsumerBuilder<Ignore, Ignore>(new ConsumerConfig
        {
            BootstrapServers = servers, GroupId = topic, EnableAutoCommit = false, EnableAutoOffsetStore = false, ConsumeResultFields = "none",
            QueuedMinMessages = 1_000_000,
        }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        consumer.Consume();
        var clock = Stopwatch.StartNew();
        for (var i = 1; i < count; i++)
        {
            consumer.Consume();
        }

        clock.Stop();
        consumer.Close();
        return clock.Elapsed;
    }
}
