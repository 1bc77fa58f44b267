using System.Diagnostics;
using Confluent.Kafka;
using Kafka = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.Benchmarks;

/// <summary>Messages a second, in and out.</summary>
internal static class BrokerThroughput
{
    public static async Task<IReadOnlyList<BrokerFigure>> MeasureAsync(double scale)
    {
        await using var broker = await Kafka.StartAsync();
        var small = (int)(1_000_000 * scale);
        Produce(broker.BootstrapServers, "warm", small / 4, 100, null);
        Consume(broker.BootstrapServers, "warm", small / 4);
        var figures = new List<BrokerFigure>
        {
            Rate("produce, 100 B, linger 5 ms", small, "500 k/s", () => Produce(broker.BootstrapServers, "small", small, 100, null)),
            Rate("consume, 100 B", small, "1 M/s", () => Consume(broker.BootstrapServers, "small", small)),
            Rate("produce, 1 KB, linger 5 ms", small / 4, "300 k/s", () => Produce(broker.BootstrapServers, "large", small / 4, 1024, null)),
            Rate("consume, 1 KB", small / 4, "", () => Consume(broker.BootstrapServers, "large", small / 4)),
            Rate("produce, 100 B, one message a batch", small / 4, "", () => Produce(broker.BootstrapServers, "single", small / 4, 100, 1)),
            Rate("consume, 100 B, one message a batch", small / 4, "500 k/s", () => Consume(broker.BootstrapServers, "single", small / 4)),
        };
        if (broker.Errors.Count > 0)
        {
            throw new InvalidOperationException(broker.Errors[0].Message, broker.Errors[0].Exception);
        }

        return figures;
    }

    private static BrokerFigure Rate(string name, int count, string aim, Func<TimeSpan> run)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var elapsed = run();
        allocated = GC.GetTotalAllocatedBytes() - allocated;
        return new(name, $"{MeasurementTable.Number(count / elapsed.TotalSeconds)}/s ({MeasurementTable.Number((double)allocated / count)} B each, client included)", aim);
    }

    private static TimeSpan Produce(string servers, string topic, int count, int size, int? batch)
    {
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

    private static TimeSpan Consume(string servers, string topic, int count)
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
