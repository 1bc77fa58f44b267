using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The Java client, as the tools of a distribution are, against the embedded broker.</summary>
public sealed class JavaToolsTests(EmbeddedBroker broker) : IClassFixture<EmbeddedBroker>
{
    private readonly JavaTool _java = new(broker.BootstrapServers);

    [RealKafkaFact]
    public async Task Topics_AreCreatedDescribedEnlargedAndDeleted()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-topics --partitions 2 --config max.message.bytes=2000");
        await _java.RunAsync("kafka-topics", "--alter --topic java-topics --partitions 3");

        var described = await _java.RunAsync("kafka-topics", "--describe --topic java-topics");
        described.ShouldContain("PartitionCount: 3\tReplicationFactor: 1\tConfigs: max.message.bytes=2000");
        (await _java.RunAsync("kafka-topics", "--create --topic java-topics", exitCode: 1)).ShouldContain("Topic 'java-topics' already exists.");

        await _java.RunAsync("kafka-topics", "--delete --topic java-topics");
        (await _java.RunAsync("kafka-topics", "--list")).Split('\n').ShouldNotContain("java-topics");
    }

    [RealKafkaFact]
    public async Task Configs_AreAlteredAndDescribed()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-configs");
        await _java.RunAsync("kafka-configs", "--entity-type topics --entity-name java-configs --alter --add-config cleanup.policy=compact,retention.ms=1000");
        await _java.RunAsync("kafka-configs", "--entity-type topics --entity-name java-configs --alter --delete-config retention.ms");

        var described = await _java.RunAsync("kafka-configs", "--entity-type topics --entity-name java-configs --describe");
        described.ShouldContain("cleanup.policy=compact");
        described.ShouldNotContain("retention.ms=1000");
    }

    [RealKafkaFact]
    public async Task ConsoleProducerAndConsumer_CarryKeysAndOrder()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-console");
        var lines = Enumerable.Range(1, 100).Select(i => $"key-{i % 7}:value-{i}").ToList();

        await _java.RunAsync("kafka-console-producer", "--topic java-console --reader-property parse.key=true --reader-property key.separator=:", string.Join('\n', lines) + "\n");
        var read = await _java.RunAsync(
            "kafka-console-consumer", "--topic java-console --group java-console --from-beginning --max-messages 100 --formatter-property print.key=true --formatter-property key.separator=:");

        read.Split('\n').Where(line => line.StartsWith("key-", StringComparison.Ordinal)).ShouldBe(lines);
        (await _java.RunAsync("kafka-get-offsets", "--topic java-console")).ShouldContain("java-console:0:100");
    }

    [RealKafkaFact]
    public async Task Groups_AreDescribed_AndTheirOffsetsReset()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-groups");
        await _java.RunAsync("kafka-verifiable-producer", "--topic java-groups --max-messages 50");
        await _java.RunAsync("kafka-console-consumer", "--topic java-groups --group java-groups --from-beginning --max-messages 50");

        (await _java.RunAsync("kafka-consumer-groups", "--describe --group java-groups")).ShouldMatch(@"java-groups\s+java-groups\s+0\s+50\s+50\s+0\s");
        await _java.RunAsync("kafka-consumer-groups", "--reset-offsets --group java-groups --topic java-groups --to-offset 10 --execute");
        (await _java.RunAsync("kafka-consumer-groups", "--describe --group java-groups")).ShouldMatch(@"java-groups\s+java-groups\s+0\s+10\s+50\s+40\s");
        await _java.RunAsync("kafka-consumer-groups", "--delete --group java-groups");
        (await _java.RunAsync("kafka-consumer-groups", "--list")).Split('\n').ShouldNotContain("java-groups");
    }

    [RealKafkaFact]
    public async Task VerifiableProducerAndConsumer_AgreeOnEveryRecord()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-verifiable --partitions 3");

        var sent = await _java.RunAsync("kafka-verifiable-producer", "--topic java-verifiable --max-messages 500 --acks -1");
        var read = await _java.RunAsync("kafka-verifiable-consumer", "--topic java-verifiable --group-id java-verifiable --max-messages 500 --reset-policy earliest");

        sent.ShouldContain("\"sent\":500,\"acked\":500");
        read.ShouldMatch("\"offsets_committed\".*\"success\":true");
    }

    [RealKafkaFact]
    public async Task Records_AreDeletedUpToAnOffset()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-delete");
        await _java.RunAsync("kafka-verifiable-producer", "--topic java-delete --max-messages 20");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"partitions":[{"topic":"java-delete","partition":0,"offset":5}],"version":1}""");

        await _java.RunAsync("kafka-delete-records", $"--offset-json-file {file}");

        File.Delete(file);
        (await _java.RunAsync("kafka-get-offsets", "--topic java-delete --time earliest")).ShouldContain("java-delete:0:5");
    }

    [RealKafkaFact]
    public async Task PerformanceTests_WithTransactions_CountEveryRecord()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-perf --partitions 2");

        var produced = await _java.RunAsync(
            "kafka-producer-perf-test", $"--topic java-perf --num-records 20000 --record-size 100 --throughput -1 --transactional-id java-perf --transaction-duration-ms 100");
        var consumed = await _java.RunAsync("kafka-consumer-perf-test", "--topic java-perf --num-records 20000 --timeout 60000");

        produced.ShouldContain("20000 records sent");
        consumed.ShouldMatch(@", 20000, ");
        (await _java.RunAsync("kafka-transactions", "list")).ShouldMatch(@"java-perf\s+\d+\s+\d+\s+(CompleteCommit|Empty)");
    }

    [RealKafkaFact]
    public async Task Versions_AreThoseThatTheClientCanUse()
    {
        var versions = await _java.RunAsync("kafka-broker-api-versions", "");

        versions.ShouldMatch(@"Fetch\(1\): \d+ to \d+ \[usable: \d+\]");
        versions.ShouldMatch(@"InitProducerId\(22\): \d+ to \d+ \[usable: \d+\]");
        (await _java.RunAsync("kafka-features", "describe")).ShouldMatch(@"Feature: transaction\.version\s.*FinalizedVersionLevel: 2");
    }
}
