using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests.Observation;

[Collection(BrokerCollection.Name)]
public sealed class TransactionalOutputTests(BrokerFixture kafka)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ObservationOptions Quick = new() { QuietTime = TimeSpan.FromMilliseconds(50) };

    [TransactionFact]
    public async Task Output_TransactionsCommittedAndAborted_GivesTheCommittedAndCompletesBehindTheMarkers()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(2));
        using var producer = Producer(run);
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = run.BootstrapServers, GroupId = run.ConsumerGroup, EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest,
        }).Build();
        consumer.Subscribe(run.Topic);
        consumer.Consume(Patience).ShouldNotBeNull();

        Write(producer, run, 1);
        producer.SendOffsetsToTransaction([new TopicPartitionOffset(run.Topic, 0, 2)], consumer.ConsumerGroupMetadata, Patience);
        producer.CommitTransaction(Patience);
        Write(producer, run, 2);
        producer.AbortTransaction(Patience);

        var observed = await run.Output(record => record.Message.Value![0], Quick).AllAsync();
        observed.Select(o => o.Value).ShouldBe([(byte)1]);
        (await kafka.Testbed.Lag.EndOffsetsAsync(run.OutputTopic))[0].ShouldBe(4);
    }

    [TransactionFact]
    public async Task Output_TransactionLeftOpen_TimesOutAndSuspectsThat()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(1));
        using var producer = Producer(run);
        Write(producer, run, 1);
        Topic.Commit(kafka.Broker, run.ConsumerGroup, run.Topic, (0, 1));

        var late = await Should.ThrowAsync<KafkaTimeoutException>(
            () => run.Output(_ => 1, Quick with { Timeout = TimeSpan.FromSeconds(1) }).AllAsync());

        late.Message.ShouldContain($"all was read, and of '{run.OutputTopic}' 0 of 1 in partition 0 could be observed. Is a transaction open");
        producer.AbortTransaction(Patience);
    }

    private static IProducer<Null, byte[]> Producer(KafkaRun run)
    {
        var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = run.BootstrapServers, TransactionalId = run.Topic }).Build();
        producer.InitTransactions(Patience);
        return producer;
    }

    private static void Write(IProducer<Null, byte[]> producer, KafkaRun run, byte value)
    {
        producer.BeginTransaction();
        producer.Produce(new TopicPartition(run.OutputTopic, 0), new Message<Null, byte[]> { Value = [value] });
        producer.Flush(Patience);
    }
}
