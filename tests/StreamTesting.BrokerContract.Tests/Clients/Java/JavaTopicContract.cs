namespace StreamTesting.BrokerContract.Tests;

/// <summary>Topics, settings, offsets and records by the Java tools.</summary>
public abstract class JavaTopicContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Topics_AreCreatedDescribedEnlargedAndDeleted()
    {
        var topic = NewName();
        await RunAsync("kafka-topics", $"--create --topic {topic} --partitions 2 --config max.message.bytes=2000");
        await RunAsync("kafka-topics", $"--alter --topic {topic} --partitions 3");

        var described = await RunUntilAsync("kafka-topics", $"--describe --topic {topic}", "PartitionCount: 3");
        described.ShouldContain("ReplicationFactor: 1");
        described.ShouldContain("max.message.bytes=2000");
        LinesOf(described).Count(line => line.Contains("Leader: 1", StringComparison.Ordinal) && line.Contains("Isr: 1", StringComparison.Ordinal)).ShouldBe(3);
        (await RunAsync("kafka-topics", $"--create --topic {topic}", exitCode: 1)).ShouldContain($"Topic '{topic}' already exists.");
        (await RunAsync("kafka-topics", $"--create --topic {topic} --if-not-exists")).ShouldNotContain("Error");
        (await RunAsync("kafka-topics", $"--alter --topic {topic} --partitions 2", exitCode: 1)).ShouldContain("would not be an increase");
        (await RunAsync("kafka-topics", $"--create --topic {NewName()} --replication-factor 3", exitCode: 1)).ShouldContain("Unable to replicate the partition 3 time(s)");

        await RunAsync("kafka-topics", $"--delete --topic {topic}");
        LinesOf(await RunAsync("kafka-topics", "--list")).ShouldNotContain(topic);
        (await RunAsync("kafka-topics", $"--describe --topic {topic}", exitCode: 1)).ShouldContain("does not exist as expected");
    }

    [ContractFact]
    public async Task Configs_AreAlteredDescribedAndRefused()
    {
        var topic = await NewTopicAsync();
        var entity = $"--entity-type topics --entity-name {topic}";
        await RunAsync("kafka-configs", $"{entity} --alter --add-config cleanup.policy=[compact,delete],retention.ms=1000");
        await RunAsync("kafka-configs", $"{entity} --alter --delete-config retention.ms");

        var described = await RunUntilAsync("kafka-configs", $"{entity} --describe", "cleanup.policy=compact,delete");

        described.ShouldNotContain("retention.ms=1000");
        (await RunAsync("kafka-configs", $"{entity} --describe --all")).ShouldMatch("  retention.ms=604800000 .*\n.*segment.bytes=1073741824 ");
        (await RunAsync("kafka-configs", $"{entity} --alter --add-config no.such.setting=1", exitCode: 1)).ShouldContain("Unknown topic config name: no.such.setting");
        (await RunAsync("kafka-configs", $"{entity} --alter --add-config retention.ms=soon", exitCode: 1)).ShouldContain("InvalidConfigurationException");
        (await RunAsync("kafka-configs", "--entity-type brokers --entity-default --describe")).ShouldContain("Default configs for brokers in the cluster are:");
        (await RunAsync("kafka-configs", "--entity-type brokers --entity-name 1 --describe")).ShouldContain("Dynamic configs for broker 1 are:");
    }

    [ContractFact]
    public async Task Offsets_OfEachKindOfTime_AreThoseOfTheLog()
    {
        var topic = await NewTopicAsync(2, new() { ["retention.ms"] = "-1" });
        using (var producer = Producer())
        {
            for (var i = 0; i < 10; i++)
            {
                await producer.ProduceAsync(new Confluent.Kafka.TopicPartition(topic, 0), new() { Value = $"v{i}", Timestamp = new(1_700_000_000_000 + (i == 7 ? 99_000 : i * 1000), Confluent.Kafka.TimestampType.CreateTime) });
            }
        }

        async Task<IReadOnlyList<string>> At(string time) => LinesOf(await RunAsync("kafka-get-offsets", $"--topic {topic} --time {time}"));
        (await At("latest")).ShouldBe([$"{topic}:0:10", $"{topic}:1:0"]);
        (await At("-2")).ShouldBe([$"{topic}:0:0", $"{topic}:1:0"]);
        (await At("max-timestamp")).ShouldContain($"{topic}:0:7");
        (await At("1700000003500")).ShouldContain($"{topic}:0:4");
        (await At("earliest-local")).ShouldContain($"{topic}:0:0");
        (await At("latest-tiered")).ShouldBeEmpty();
        (await RunAsync("kafka-get-offsets", $"--topic-partitions {topic}:0-1")).ShouldBe($"{topic}:0:10\n");
        (await RunAsync("kafka-get-offsets", $"--topic {NewName()}", exitCode: 1)).ShouldContain("Could not match any topic-partitions");
    }

    [ContractFact]
    public async Task Records_AreDeletedUpToAnOffset_AndNotBeyondTheEnd()
    {
        var topic = await NewTopicAsync(2);
        await ProduceAsync(topic, 20);
        await ProduceAsync(topic, 5, partition: 1);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, $$"""{"partitions":[{"topic":"{{topic}}","partition":0,"offset":5},{"topic":"{{topic}}","partition":1,"offset":6}],"version":1}""");

        var deleted = await RunAsync("kafka-delete-records", $"--offset-json-file {file}");

        File.Delete(file);
        deleted.ShouldContain($"partition: {topic}-0\tlow_watermark: 5");
        deleted.ShouldMatch($"partition: {topic}-1\terror: .*OffsetOutOfRangeException");
        (await RunAsync("kafka-get-offsets", $"--topic {topic} --time earliest")).ShouldBe($"{topic}:0:5\n{topic}:1:0\n");
        ReadAll(topic, 15).Select(read => read.Message.Value).ShouldBe(Enumerable.Range(5, 15).Select(i => $"v{i}"));
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaTopicContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaTopicContract(broker), IClassFixture<RealKafka>;
}
