using EmbeddedServer = StreamTesting.EmbeddedKafka.EmbeddedKafka;

namespace StreamTesting.BrokerContract.Tests.Embedded;

/// <summary>A client from before the protocol that Kafka 4 serves: kafka-node 5, whose newest produce request is of 2016.</summary>
public sealed class OldClientTests
{
    private const string Script = """
        const kafka = require('kafka-node');
        const client = new kafka.KafkaClient({ kafkaHost: process.argv[1], requestTimeout: 2000, connectRetryOptions: { retries: 0 } });
        const failed = error => { console.error(`${error}`); process.exit(1); };
        client.on('error', failed);
        const producer = new kafka.Producer(client);
        producer.on('error', failed);
        producer.on('ready', () => producer.send([{ topic: 'orders', messages: 'one' }], error => (error ? failed(error) : process.exit(0))));
        """;

    [OldClientFact]
    public async Task Produce_IsRefused_AndTheBrokerSaysThatTheClientIsTooOld()
    {
        await using var broker = await EmbeddedServer.StartAsync();
        await broker.CreateTopicAsync("orders");

        var output = await new ForeignClient("kafka-node").RunAsync("", "-e", Script, broker.BootstrapServers);

        output.ExitCode.ShouldBe(1, output.Output + output.Errors);
        broker.Errors.ShouldContain(
            error => error.Message.Contains("It speaks Kafka's protocol from before") && error.Message.Contains("use a client of Kafka 2.1"),
            string.Join("; ", broker.Errors.Select(error => error.Message)));
        broker.FindTopic("orders")!.RecordCount.ShouldBe(0);
    }

    private sealed class OldClientFactAttribute : FactAttribute
    {
        public OldClientFactAttribute() => Skip = new ForeignClient("kafka-node").WhyNot;
    }
}
