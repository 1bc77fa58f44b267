using Confluent.Kafka;

namespace StreamTesting.Kafka.Tests;

/// <summary>Transactions into a run's output topic, one begun by each write after the last ended.</summary>
internal sealed class Transaction : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly KafkaRun _run;
    private readonly IProducer<Null, byte[]> _producer;

    public Transaction(KafkaRun run)
    {
        _run = run;
        _producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = run.BootstrapServers, TransactionalId = run.Topic }).Build();
        _producer.InitTransactions(Patience);
    }

    public void Write(byte value)
    {
        _producer.BeginTransaction();
        _producer.Produce(new TopicPartition(_run.OutputTopic, 0), new Message<Null, byte[]> { Value = [value] });
        _producer.Flush(Patience);
    }

    public void Commit(IConsumerGroupMetadata group, long offset)
    {
        _producer.SendOffsetsToTransaction([new TopicPartitionOffset(_run.Topic, 0, offset)], group, Patience);
        _producer.CommitTransaction(Patience);
    }

    public void Abort() => _producer.AbortTransaction(Patience);

    public void Dispose() => _producer.Dispose();
}
