using System.Reactive.Linq;
using System.Reactive.Threading.Tasks;
using Confluent.Kafka;
using StreamTesting.Kafka;
using StreamTesting.Kafka.Tests;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>A run whose consumer reads, puts out and commits in transactions, some of which it aborts and does again.</summary>
public abstract class ExactlyOnceContract(IContractBroker broker) : Contract(broker)
{
    private const int Count = 60;
    private const int Batch = 10;

    [ContractFact]
    public async Task Output_OfTransactionsOfWhichSomeAreAborted_IsThatOfTheCommitted_AndEnds()
    {
        using var testbed = new KafkaTestbed(new ExternalBroker(Servers));
        await using var run = await testbed.InjectAsync(new StreamPlan(new TestDomain(Count)).Generate(new Seed(1)));
        var observing = run.Output(record => BitConverter.ToInt64(record.Message.Value!)).Select(observed => observed.Value).ToList().ToTask();

        using var stop = new CancellationTokenSource();
        var consuming = Task.Run(() => Forward(run, stop.Token));
        var end = await run.Progress.WaitAsync(Patience);
        var observed = await observing.WaitAsync(Patience);
        await stop.CancelAsync();
        await consuming;

        observed.ShouldBe(Enumerable.Range(0, Count).Select(i => (long)i));
        end.Topics[0].Partitions.ShouldBe([new PartitionLag(0, Count, 0, Count)]);
        var markers = (Count / Batch) + 2;
        var ends = new Dictionary<LogEnd, long>();
        Until(() => (ends[LogEnd.LastStable] = End(run, LogEnd.LastStable)) == Count + (2 * Batch) + markers, () => { }, "the last marker");
        End(run, LogEnd.LastRecord).ShouldBe(ends[LogEnd.LastStable] - 1);
    }

    private static long End(KafkaRun run, LogEnd end) => run.Lag.EndOffsetsAsync(run.OutputTopic, end).GetAwaiter().GetResult()[0];

    /// <summary>Puts out each record's offset, a transaction for ten; the second and the fifth are aborted at first.</summary>
    private void Forward(KafkaRun run, CancellationToken stop)
    {
        var consumer = Consumer(run.ConsumerGroup, config => config.IsolationLevel = IsolationLevel.ReadCommitted);
        consumer.Subscribe(run.Topic);
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = Servers, TransactionalId = run.Topic, LingerMs = 0 }).SetLogHandler((_, _) => { }).Build();
        producer.InitTransactions(Patience);
        for (var batch = 0; batch < Count / Batch; batch++)
        {
            var read = Read(consumer, Batch);
            if (batch is 1 or 4)
            {
                Put(producer, run, read);
                producer.AbortTransaction(Patience);
            }

            Put(producer, run, read);
            producer.SendOffsetsToTransaction([new TopicPartitionOffset(run.Topic, 0, read[^1].Offset + 1)], consumer.ConsumerGroupMetadata, Patience);
            producer.CommitTransaction(Patience);
        }

        while (!stop.IsCancellationRequested)
        {
            consumer.Consume(TimeSpan.FromMilliseconds(20));
        }

        Samples.GroupMember.Leave(consumer);
    }

    private static void Put(IProducer<Null, byte[]> producer, KafkaRun run, List<ConsumeResult<string?, string?>> read)
    {
        producer.BeginTransaction();
        read.ForEach(record => producer.Produce(run.OutputTopic, new Message<Null, byte[]> { Value = BitConverter.GetBytes(record.Offset.Value) }));
        producer.Flush(Patience);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : ExactlyOnceContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : ExactlyOnceContract(broker), IClassFixture<RealKafka>;
}
