namespace StreamTesting.BrokerContract.Tests;

/// <summary>Settings, quotas, features and the quorum by the Java tools.</summary>
public abstract class JavaAdminContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Configs_OfBrokers_AreChangedAndTakenBack()
    {
        await RunAsync("kafka-configs", "--entity-type brokers --entity-default --alter --add-config log.index.interval.bytes=4097");
        await RunUntilAsync("kafka-configs", "--entity-type brokers --entity-default --describe", "log.index.interval.bytes=4097");
        await RunUntilAsync("kafka-configs", "--entity-type brokers --entity-name 1 --describe --all", "log.index.interval.bytes=4097 sensitive=false synonyms={DYNAMIC_DEFAULT_BROKER_CONFIG:log.index.interval.bytes=4097");

        await RunAsync("kafka-configs", "--entity-type brokers --entity-default --alter --delete-config log.index.interval.bytes");

        await RunUntilAsync("kafka-configs", "--entity-type brokers --entity-name 1 --describe --all", "log.index.interval.bytes=4096 sensitive=false synonyms={DEFAULT_CONFIG:log.index.interval.bytes=4096}");
        (await RunAsync("kafka-configs", "--entity-type brokers --entity-name 1 --alter --add-config num.partitions=3", exitCode: 1)).ShouldContain("Cannot update these configs dynamically");
    }

    [ContractFact]
    public async Task Configs_OfATopic_HaveTheirSynonyms()
    {
        var topic = await NewTopicAsync(configs: new() { ["max.message.bytes"] = "5000" });

        var all = await RunAsync("kafka-configs", $"--entity-type topics --entity-name {topic} --describe --all");

        all.ShouldContain("max.message.bytes=5000 sensitive=false synonyms={DYNAMIC_TOPIC_CONFIG:max.message.bytes=5000, DEFAULT_CONFIG:message.max.bytes=1048588}");
        all.ShouldContain("cleanup.policy=delete sensitive=false synonyms={DEFAULT_CONFIG:log.cleanup.policy=delete}");
    }

    [ContractFact]
    public async Task Quotas_OfUsersAndClients_AreSetAndDescribed()
    {
        var user = NewName("u");
        await RunAsync("kafka-configs", $"--entity-type users --entity-name {user} --entity-type clients --entity-name c --alter --add-config producer_byte_rate=1000000");

        await RunUntilAsync("kafka-configs", $"--entity-type users --entity-name {user} --entity-type clients --entity-name c --describe", "producer_byte_rate=1000000");
        await RunAsync("kafka-configs", $"--entity-type users --entity-name {user} --entity-type clients --entity-name c --alter --delete-config producer_byte_rate");
    }

    [ContractFact]
    public async Task Features_ToAnotherLevel_AreRefused() =>
        (await RunAsync("kafka-features", "upgrade --feature transaction.version=9", exitCode: 1)).ShouldContain("only supports versions 0-2");

    [ContractFact]
    public async Task Quorum_OfOne_HasNobodyBehind()
    {
        (await RunAsync("kafka-metadata-quorum", "describe --status")).ShouldMatch(@"MaxFollowerLag:\s+0");
        (await RunAsync("kafka-metadata-quorum", "describe --replication")).ShouldMatch(@"1\s+\S+\s+\d+\s+0\s+\d+\s+\d+\s+Leader");
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaAdminContract(broker), IClassFixture<EmbeddedBroker>;

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaAdminContract(broker), IClassFixture<RealKafka>;
}
