using Confluent.Kafka;

namespace StreamTesting.Benchmarks;

/// <summary>
/// What the embedded broker allocates for a message and drops again, the log apart, which stays: measured in a process that holds nothing else.
/// </summary>
internal static class BrokerAllocations
{
    public static async Task<IReadOnlyList<BrokerFigure>> MeasureAsync(double scale)
    {
        await using var broker = await ServedBroker.StartAsync();
        var servers = broker.BootstrapServers;
        var (many, single, lone) = ((int)(1_000_000 * scale), (int)(250_000 * scale), (int)Math.Max(500, 5_000 * scale));
        BrokerThroughput.Produce(servers, "warm", many / 4, 100, null);
        BrokerThroughput.Consume(servers, "warm", many / 4);
        await EachAsync("", broker, 1, () => OneByOne(servers, "warm-lone", lone));
        return
        [
            await EachAsync("garbage of the broker, a message of 100 B produced (linger 5 ms)", broker, many, () => BrokerThroughput.Produce(servers, "small", many, 100, null)),
            await EachAsync("  consumed", broker, many, () => BrokerThroughput.Consume(servers, "small", many)),
            await EachAsync("  produced, one message a batch", broker, single, () => BrokerThroughput.Produce(servers, "single", single, 100, 1)),
            await EachAsync("  consumed, one message a batch", broker, single, () => BrokerThroughput.Consume(servers, "single", single)),
            await EachAsync("  a lone message: a produce request and the fetch that waits for it", broker, lone, () => OneByOne(servers, "lone", lone)),
        ];
    }

    private static async Task<BrokerFigure> EachAsync(string name, ServedBroker broker, int count, Action run)
    {
        var before = await broker.StateAsync();
        run();
        var after = await broker.StateAsync();
        return new(name, (double)(after.Allocated - before.Allocated - (after.Heap - before.Heap)) / count, BrokerUnit.Bytes, "");
    }

    private static void OneByOne(string servers, string topic, int count)
    {
        BrokerTopic.Create(servers, topic);
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = servers, LingerMs = 0 }).Build();
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig { BootstrapServers = servers, GroupId = topic, EnableAutoCommit = false }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        var message = new Message<Null, byte[]> { Value = new byte[100] };
        for (var i = 0; i < count; i++)
        {
            producer.Produce(topic, message);
            consumer.Consume();
        }

        consumer.Close();
    }
}
