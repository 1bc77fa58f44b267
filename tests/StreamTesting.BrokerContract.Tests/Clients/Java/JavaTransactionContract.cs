using StreamTesting.EmbeddedKafka.Protocol;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Transactions by the Java tools.</summary>
public abstract class JavaTransactionContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Transactions_OfThePerformanceTest_AreListedAndDescribed()
    {
        var (topic, id) = (await NewTopicAsync(2), NewName("tx"));

        var produced = await RunAsync("kafka-producer-perf-test", $"--topic {topic} --num-records 3000 --record-size 100 --throughput -1 --transactional-id {id} --transaction-duration-ms 50");

        produced.ShouldContain("3000 records sent");
        (await RunUntilAsync("kafka-transactions", "list", id)).ShouldMatch($@"{id}\s+\d+\s+\d+\s+CompleteCommit");
        (await RunAsync("kafka-transactions", $"describe --transactional-id {id}")).ShouldMatch($@"{id}\s+\d+\s+\d+\s+CompleteCommit\s+60000");
        (await RunAsync("kafka-transactions", $"describe --transactional-id {NewName()}", exitCode: 1)).ShouldContain("Failed to describe transaction state");
        (await RunAsync("kafka-transactions", "list --duration-filter 60000")).ShouldNotContain(id);
        (await RunAsync("kafka-get-offsets", $"--topic {topic}")).ShouldMatch(@":0:\d+\n.*:1:\d+");
    }

    [ContractFact]
    public async Task Transactions_LeftOpen_AreFoundByTheirProducer_AndAborted()
    {
        var topic = await NewTopicAsync();
        var producer = await StartedAsync();
        (await producer.ProduceWhenPossibleAsync(topic, count: 2)).ShouldBe(ErrorCode.None);

        (await RunAsync("kafka-transactions", $"describe-producers --topic {topic} --partition 0")).ShouldMatch(@"\n\d+\s+0\s+-1\s+\d+\s+\d+\s+0\s");
        (await RunAsync("kafka-transactions", "find-hanging --broker 1 --max-transaction-timeout 0")).ShouldNotContain(topic);
        (await RunAsync("kafka-transactions", $"abort --topic {topic} --partition 0 --start-offset 7", exitCode: 1)).ShouldContain("Could not find any open transactions starting at offset 7");
        await RunAsync("kafka-transactions", $"abort --topic {topic} --partition 0 --start-offset 0");

        (await EndOffsetAsync(topic, committed: true)).ShouldBe(3);
        var read = await RunAsync("kafka-console-consumer", $"--topic {topic} --partition 0 --offset earliest --isolation-level read_committed --timeout-ms 1500");
        read.ShouldContain("Processed a total of 0 messages");
    }

    [ContractFact]
    public async Task MessageCopier_WithRandomAborts_CopiesEachRecordOnce()
    {
        var (source, target, group) = (await NewTopicAsync(), await NewTopicAsync(), await NewGroupAsync());
        await ProduceAsync(source, 60);

        await RunAsync("transactional-message-copier",
            $"--broker-list {Servers} --input-topic {source} --input-partition 0 --output-topic {target} --transaction-size 7 --max-messages 60 --transactional-id {NewName("tx")} --consumer-group {group} --transaction-timeout 10000 --enable-random-aborts --group-mode");

        ReadAll(target, 60).Select(read => read.Message.Value).ShouldBe(Enumerable.Range(0, 60).Select(i => $"v{i}"));
        (await CommittedAsync(group, source, stable: true)).CommittedOffset.ShouldBe(60);
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaTransactionContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaTransactionContract(broker), IClassFixture<RealKafka>;
}
