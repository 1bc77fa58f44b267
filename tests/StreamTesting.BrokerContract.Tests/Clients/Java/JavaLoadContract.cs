namespace StreamTesting.BrokerContract.Tests;

/// <summary>The Java tools that count every record: verifiable and performance producers and consumers, and those of compatibility and replicas.</summary>
public abstract class JavaLoadContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Verifiable_ProducerAndConsumers_AgreeOnEveryRecord_AlsoWhenOneIsKilled()
    {
        var (topic, group) = (await NewTopicAsync(4), await NewGroupAsync());
        var consumer = $"--bootstrap-server {Servers} --topic {topic} --group-id {group} --session-timeout 6000 --reset-policy earliest";

        await using var first = Java.Start("kafka-verifiable-consumer", consumer);
        await first.UntilAsync(Assigned(4), "four partitions to the first");
        await using var second = Java.Start("kafka-verifiable-consumer", consumer);
        await second.UntilAsync(Assigned(2), "two partitions to the second");
        await using var producer = Java.Start("kafka-verifiable-producer", $"--topic {topic} --max-messages 400 --acks -1 --repeating-keys 50");
        await producer.UntilAsync(line => line.Contains("\"sent\":400,\"acked\":400", StringComparison.Ordinal), "400 acknowledged records");
        await second.UntilAsync(line => line.Contains("\"name\":\"offsets_committed\"", StringComparison.Ordinal), "offsets of the second");
        await second.CrashAsync();
        await first.UntilAsync(Assigned(4), "four partitions to the first, once the session of the second has expired");

        using var asking = Consumer(group);
        Until(() => asking.Committed(Partitions(topic, 4), Patience).Sum(committed => Math.Max(0, committed.Offset.Value)) == 400, () => { }, "the offsets of all 400 records");
        await first.StopAsync();
    }

    [ContractFact]
    public async Task Performance_ProducerAndConsumer_CountEveryRecord()
    {
        var topic = await NewTopicAsync(2);

        var produced = await RunAsync("kafka-producer-perf-test", $"--topic {topic} --num-records 20000 --record-size 100 --throughput -1 --command-property compression.type=lz4");
        var consumed = await RunAsync("kafka-consumer-perf-test", $"--topic {topic} --num-records 20000 --timeout 60000");

        produced.ShouldContain("20000 records sent");
        consumed.ShouldContain(", 20000, ");
        using var asking = Consumer(NewName());
        Partitions(topic, 2).Sum(partition => asking.QueryWatermarkOffsets(partition, Patience).High.Value).ShouldBe(20_000);
    }

    [ContractFact]
    public async Task Latency_FromEndToEnd_IsMeasured() =>
        (await RunAsync("kafka-e2e-latency", $"--topic {await NewTopicAsync()} --num-records 200 --producer-acks all --record-size 100 --record-key-size 10 --num-headers 2")).ShouldContain("Percentiles: 50th = ");

    [ContractFact]
    public async Task Compatibility_OfTheClient_IsThatOfANewBroker() =>
        await RunAsync("client-compatibility-test",
            $"--topic {await NewTopicAsync()} --bootstrap-server {Servers} --offsets-for-times-supported true --cluster-id-supported true --expect-record-too-large-exception false --num-cluster-nodes 1 --create-topics-supported true --describe-acls-supported true --describe-configs-supported true --idempotent-producer-supported true");

    [ContractFact]
    public async Task Replicas_AreVerifiedWithoutALag()
    {
        var topic = await NewTopicAsync(3);
        await ProduceAsync(topic, 5);

        await using var verification = Java.Start("kafka-replica-verification", $"--broker-list {Servers} --topics-include {topic} --report-interval-ms 200");

        (await verification.UntilAsync(line => line.Contains("max lag is", StringComparison.Ordinal), "a report")).ShouldMatch(@"max lag is 0 for partition .* among 3 partitions");
    }

    private static Func<string, bool> Assigned(int count) =>
        line => line.Contains("\"name\":\"partitions_assigned\"", StringComparison.Ordinal) && line.Split("\"partition\":").Length - 1 == count;

    private static IReadOnlyList<Confluent.Kafka.TopicPartition> Partitions(string topic, int count) => [.. Enumerable.Range(0, count).Select(partition => new Confluent.Kafka.TopicPartition(topic, partition))];

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaLoadContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaLoadContract(broker), IClassFixture<RealKafka>;
}
