using Confluent.Kafka;
using Samples;

namespace StreamTesting.Kafka.Tests.Observation;

[Collection(BrokerCollection.Name)]
public sealed class TransactionalOutputTests(BrokerFixture kafka)
{
    [Fact]
    public async Task Output_TransactionsCommittedAndAborted_GivesTheCommittedAndCompletesBehindTheMarkers()
    {
        await using var run = await kafka.Testbed.InjectAsync(BrokerFixture.Stream(2));
        using var transaction = new Transaction(run);
        var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = run.BootstrapServers, GroupId = run.ConsumerGroup, EnableAutoCommit = false, AutoOffsetReset = AutoOffsetReset.Earliest,
        }).Build();
        try
        {
            consumer.Subscribe(run.Topic);
            consumer.Consume(TimeSpan.FromSeconds(30)).ShouldNotBeNull();

            transaction.Write(1);
            transaction.Commit(consumer.ConsumerGroupMetadata, 2);
        }
        finally
        {
            consumer.Leave();
        }

        transaction.Write(2);
        transaction.Abort();

        var observed = await run.Output(record => record.Message.Value![0], new ObservationOptions { QuietTime = TimeSpan.Zero }).AllAsync();
        observed.Select(o => o.Value).ShouldBe([(byte)1]);
        (await kafka.Testbed.Lag.EndOffsetsAsync(run.OutputTopic))[0].ShouldBe(4);
    }
}
