using Confluent.Kafka;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Transactions as Confluent.Kafka does them.</summary>
public abstract class TransactionContract(IContractBroker broker) : Contract(broker)
{
    [ContractFact]
    public async Task Commit_Records_AreSeenByBothIsolations()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Produce(producer, topic, "a", "b");
        producer.CommitTransaction();

        Values(topic, 2, IsolationLevel.ReadCommitted).ShouldBe(["a", "b"]);
        Values(topic, 2, IsolationLevel.ReadUncommitted).ShouldBe(["a", "b"]);
    }

    [ContractFact]
    public async Task Abort_Records_AreSeenByReadUncommittedOnly()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Produce(producer, topic, "gone");
        producer.Flush(Patience);
        producer.AbortTransaction();
        Produce(producer, topic, "kept");
        producer.CommitTransaction();

        Values(topic, 1, IsolationLevel.ReadCommitted).ShouldBe(["kept"]);
        Values(topic, 2, IsolationLevel.ReadUncommitted).ShouldBe(["gone", "kept"]);
    }

    [ContractFact]
    public async Task Open_Transaction_HoldsCommittedReadersBack()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Produce(producer, topic, "open");
        producer.Flush(Patience);
        await ProduceAsync(topic, 1);
        using var reader = Reader(topic, IsolationLevel.ReadCommitted);
        reader.Consume(TimeSpan.FromMilliseconds(500)).ShouldBeNull();

        producer.CommitTransaction();

        Read(reader, 2).Select(record => record.Message.Value).ShouldBe(["open", "v0"]);
    }

    [ContractFact]
    public async Task TwoProducers_Interleaved_EachGetsItsOwnEnd()
    {
        var topic = await NewTopicAsync();
        using var first = Transactional();
        using var second = Transactional();
        first.BeginTransaction();
        second.BeginTransaction();
        foreach (var i in Enumerable.Range(0, 5))
        {
            await first.ProduceAsync(topic, new Message<string?, string?> { Value = $"first {i}" });
            await second.ProduceAsync(topic, new Message<string?, string?> { Value = $"second {i}" });
        }

        first.AbortTransaction();
        second.CommitTransaction();

        Values(topic, 5, IsolationLevel.ReadCommitted).ShouldBe(Enumerable.Range(0, 5).Select(i => $"second {i}"));
    }

    [ContractFact]
    public async Task ManyTransactions_OneProducer_LeaveGapsOnly()
    {
        var topic = await NewTopicAsync(2);
        using var producer = Transactional();
        foreach (var i in Enumerable.Range(0, 20))
        {
            producer.BeginTransaction();
            producer.Produce(new TopicPartition(topic, 0), new Message<string?, string?> { Value = $"{i}" });
            producer.Produce(new TopicPartition(topic, 1), new Message<string?, string?> { Value = $"{i}" });
            if (i % 3 == 0)
            {
                producer.Flush(Patience);
                producer.AbortTransaction();
            }
            else
            {
                producer.CommitTransaction();
            }
        }

        var expected = Enumerable.Range(0, 20).Where(i => i % 3 != 0).Select(i => $"{i}").ToList();
        Values(topic, expected.Count, IsolationLevel.ReadCommitted).ShouldBe(expected);
        Values(topic, expected.Count, IsolationLevel.ReadCommitted, partition: 1).ShouldBe(expected);
        using var asking = Consumer(NewName());
        Until(() => Watermarks(asking, topic) == (0, 40), () => { }, "20 records and 20 markers");
    }

    [ContractFact]
    public async Task Commit_Empty_LeavesNothing()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        producer.BeginTransaction();
        producer.CommitTransaction();
        producer.BeginTransaction();
        producer.AbortTransaction();

        using var asking = Consumer(NewName());
        Watermarks(asking, topic).ShouldBe((0, 0));
    }

    [ContractFact]
    public async Task Zombie_OfTheSameId_IsFenced()
    {
        var (topic, id) = (await NewTopicAsync(), NewName("tx"));
        using var zombie = Transactional(id);
        Produce(zombie, topic, "zombie");
        zombie.Flush(Patience);
        using var heir = Transactional(id);
        Produce(heir, topic, "heir");
        heir.CommitTransaction();

        var fenced = Should.Throw<KafkaException>(() => zombie.CommitTransaction());

        fenced.Error.IsFatal.ShouldBeTrue();
        Values(topic, 1, IsolationLevel.ReadCommitted).ShouldBe(["heir"]);
    }

    [ContractFact]
    public async Task Offsets_SentToACommittedTransaction_AreCommitted()
    {
        var (topic, group) = (await NewTopicAsync(), NewName("g"));
        await ProduceAsync(topic, 5);
        var consumer = Member(group, topic, config => config.IsolationLevel = IsolationLevel.ReadCommitted);
        Read(consumer, 3);
        using var producer = Transactional();
        producer.BeginTransaction();
        producer.SendOffsetsToTransaction([new TopicPartitionOffset(topic, 0, 3)], consumer.ConsumerGroupMetadata, Patience);
        producer.CommitTransaction();

        consumer.Committed([new TopicPartition(topic, 0)], Patience)[0].Offset.Value.ShouldBe(3);
    }

    [ContractFact]
    public async Task Offsets_SentToAnAbortedTransaction_AreNot()
    {
        var (topic, group) = (await NewTopicAsync(), NewName("g"));
        await ProduceAsync(topic, 5);
        var consumer = Member(group, topic);
        Read(consumer, 3);
        using var producer = Transactional();
        producer.BeginTransaction();
        producer.SendOffsetsToTransaction([new TopicPartitionOffset(topic, 0, 3)], consumer.ConsumerGroupMetadata, Patience);
        producer.AbortTransaction();

        consumer.Committed([new TopicPartition(topic, 0)], Patience)[0].Offset.ShouldBe(Offset.Unset);
    }

    [ContractFact]
    public async Task ConsumeProcessProduce_WithAbortsBetween_IsExactlyOnce()
    {
        var (input, output, group) = (await NewTopicAsync(), await NewTopicAsync(), NewName("g"));
        await ProduceAsync(input, 30);
        var consumer = Member(group, input, config => config.IsolationLevel = IsolationLevel.ReadCommitted);
        using var producer = Transactional();
        for (var (done, round) = (0, 0); done < 30; round++)
        {
            var records = Read(consumer, 5);
            producer.BeginTransaction();
            records.ForEach(record => producer.Produce(output, new Message<string?, string?> { Value = record.Message.Value }));
            producer.SendOffsetsToTransaction([new TopicPartitionOffset(input, 0, records[4].Offset + 1)], consumer.ConsumerGroupMetadata, Patience);
            if (round % 2 == 0)
            {
                producer.AbortTransaction(Patience);
                consumer.Seek(records[0].TopicPartitionOffset);
                continue;
            }

            producer.CommitTransaction(Patience);
            done += 5;
        }

        Values(output, 30, IsolationLevel.ReadCommitted).ShouldBe(Enumerable.Range(0, 30).Select(i => $"v{i}"));
        consumer.Committed([new TopicPartition(input, 0)], Patience)[0].Offset.Value.ShouldBe(30);
    }

    [ContractFact]
    public async Task Timeout_OpenTransaction_IsAborted()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional(configure: config => (config.TransactionTimeoutMs, config.MessageTimeoutMs, config.SocketTimeoutMs) = (1000, 1000, 1000));
        Produce(producer, topic, "late");
        producer.Flush(Patience);
        await ProduceAsync(topic, 1);

        Values(topic, 1, IsolationLevel.ReadCommitted).ShouldBe(["v0"]);
        Should.Throw<KafkaException>(() => producer.CommitTransaction());
    }

    [ContractFact]
    public async Task Commit_CompressedRecords_RoundTrip()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional(configure: config => (config.CompressionType, config.LingerMs) = (CompressionType.Lz4, 50));
        Produce(producer, topic, [.. Enumerable.Range(0, 200).Select(i => $"a value that compresses {i}")]);
        producer.CommitTransaction();

        Values(topic, 200, IsolationLevel.ReadCommitted).Count.ShouldBe(200);
    }

    [ContractFact]
    public async Task EndOfPartition_BehindAMarker_IsBehindIt()
    {
        var topic = await NewTopicAsync();
        using var producer = Transactional();
        Produce(producer, topic, "a");
        producer.CommitTransaction();
        using var reader = Reader(topic, IsolationLevel.ReadCommitted, config => config.EnablePartitionEof = true);

        Until(() => reader.Consume(Patience) is { IsPartitionEOF: true, Offset.Value: 2 }, () => { }, "the end at offset 2");
    }

    private IProducer<string?, string?> Transactional(string? id = null, Action<ProducerConfig>? configure = null)
    {
        var producer = Producer(config =>
        {
            config.TransactionalId = id ?? NewName("tx");
            configure?.Invoke(config);
        });
        producer.InitTransactions(Patience);
        return producer;
    }

    private static void Produce(IProducer<string?, string?> producer, string topic, params string[] values)
    {
        producer.BeginTransaction();
        foreach (var value in values)
        {
            producer.Produce(topic, new Message<string?, string?> { Value = value });
        }
    }

    private IConsumer<string?, string?> Reader(string topic, IsolationLevel isolation, Action<ConsumerConfig>? configure = null, int partition = 0)
    {
        var consumer = Consumer(NewName("reader"), config =>
        {
            config.IsolationLevel = isolation;
            configure?.Invoke(config);
        });
        consumer.Assign(new TopicPartitionOffset(topic, partition, Offset.Beginning));
        return consumer;
    }

    private List<string> Values(string topic, int count, IsolationLevel isolation, int partition = 0)
    {
        using var consumer = Reader(topic, isolation, partition: partition);
        return Read(consumer, count).ConvertAll(record => record.Message.Value!);
    }

    public sealed class OnEmbedded(EmbeddedBroker broker) : TransactionContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : TransactionContract(broker), IClassFixture<RealKafka>;
}
