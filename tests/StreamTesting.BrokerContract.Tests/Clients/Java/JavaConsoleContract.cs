namespace StreamTesting.BrokerContract.Tests;

/// <summary>The console producer and consumer of Java.</summary>
public abstract class JavaConsoleContract(IContractBroker broker) : JavaContract(broker)
{
    private const string Parsing = "--reader-property parse.key=true --reader-property key.separator=:";

    [ContractFact]
    public async Task Console_KeysOrderAndAGroup_ComeOut()
    {
        var (topic, group) = (await NewTopicAsync(), await NewGroupAsync());
        var lines = Enumerable.Range(1, 100).Select(i => $"key-{i % 7}:value-{i}").ToList();

        await RunAsync("kafka-console-producer", $"--topic {topic} {Parsing} --compression-codec zstd", string.Join('\n', lines) + "\n");
        var read = await RunAsync(
            "kafka-console-consumer", $"--topic {topic} --group {group} --from-beginning --max-messages 100 --formatter-property print.key=true --formatter-property key.separator=:");

        ReadAll(topic, 100).Select(record => $"{record.Message.Key}:{record.Message.Value}").ShouldBe(lines);
        LinesOf(read).Where(line => line.StartsWith("key-", StringComparison.Ordinal)).ShouldBe(lines);
        (await CommittedAsync(group, topic, stable: true)).CommittedOffset.ShouldBe(100);
    }

    [ContractFact]
    public async Task Console_HeadersNullsAndPlaces_AreThoseOfTheLog()
    {
        var topic = await NewTopicAsync(2);
        await RunAsync("kafka-console-producer", $"--topic {topic} --command-property acks=1 --reader-property parse.headers=true {Parsing} --reader-property headers.delimiter=| --reader-property null.marker=NULL", "h1:a,h2:b|k:v\nNULL|k:NULL\nh1:c|k:w\n");

        var partition = ReadAllOf(topic, 2, 3);
        var all = "--formatter-property print.headers=true --formatter-property print.key=true --formatter-property print.offset=true --formatter-property print.partition=true --formatter-property null.literal=NIL";
        var from1 = await RunAsync("kafka-console-consumer", $"--topic {topic} --partition {partition} --offset 1 --max-messages 2 {all}");

        LinesOf(from1).Where(line => line.StartsWith("Partition", StringComparison.Ordinal)).ShouldBe([$"Partition:{partition}\tOffset:1\tNO_HEADERS\tk\tNIL", $"Partition:{partition}\tOffset:2\th1:c\tk\tw"]);
        (await RunAsync("kafka-console-consumer", $"--topic {topic} --partition {partition} --offset latest --timeout-ms 1000")).ShouldContain("Processed a total of 0 messages");
    }

    [ContractFact]
    public async Task Console_Isolation_HidesWhatWasAbortedAndWhatIsOpen()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 1);
        using (var producer = Producer(config => config.TransactionalId = topic))
        {
            producer.InitTransactions(Patience);
            producer.BeginTransaction();
            await producer.ProduceAsync(topic, new() { Value = "aborted" });
            producer.AbortTransaction(Patience);
            producer.BeginTransaction();
            await producer.ProduceAsync(topic, new() { Value = "open" });

            var from = $"--topic {topic} --partition 0 --offset earliest --timeout-ms 4000";
            LinesOf(await RunAsync("kafka-console-consumer", $"{from} --isolation-level read_committed"))[^1].ShouldBe("Processed a total of 1 messages");
            LinesOf(await RunAsync("kafka-console-consumer", from))[^1].ShouldBe("Processed a total of 3 messages");
            producer.AbortTransaction(Patience);
        }
    }

    /// <summary>The one partition that all records of a key lie in, of so many.</summary>
    private int ReadAllOf(string topic, int partitions, int count)
    {
        using var consumer = Consumer(NewName());
        consumer.Assign(Enumerable.Range(0, partitions).Select(partition => new Confluent.Kafka.TopicPartitionOffset(topic, partition, Confluent.Kafka.Offset.Beginning)));
        var read = Read(consumer, count).Select(ScriptRecord.Of).ToList();
        read.Select(record => (record.Key, record.Value)).ShouldBe([("k", "v"), ("k", null), ("k", "w")]);
        read[0].Headers.ShouldBe(new Dictionary<string, string> { ["h1"] = "a", ["h2"] = "b" });
        return read.Select(record => record.Partition).Distinct().Single();
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaConsoleContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaConsoleContract(broker), IClassFixture<RealKafka>;
}
