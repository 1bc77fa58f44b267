namespace StreamTesting.BrokerContract.Tests;

/// <summary>The cluster by the Java tools; what the embedded broker does not have is refused as a Kafka without it does.</summary>
public abstract class JavaClusterContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Cluster_VersionsFeaturesAndBrokers_AreDescribed()
    {
        var versions = await RunAsync("kafka-broker-api-versions", "");

        versions.ShouldMatch(@"Fetch\(1\): 4 to \d+ \[usable: \d+\]");
        versions.ShouldMatch(@"Produce\(0\): 0 to \d+ \[usable: \d+\]");
        versions.ShouldMatch(@"InitProducerId\(22\): \d+ to \d+ \[usable: \d+\]");
        (await RunAsync("kafka-features", "describe")).ShouldMatch(@"Feature: transaction\.version\s.*FinalizedVersionLevel: 2");
        (await RunAsync("kafka-cluster", $"cluster-id --bootstrap-server {Servers}")).ShouldMatch("Cluster ID: [A-Za-z0-9_-]{22}\n");
        (await RunAsync("kafka-cluster", $"list-endpoints --bootstrap-server {Servers}")).ShouldMatch($@"1\s+127\.0\.0\.1\s+{Servers.Split(':')[1]}\s.*unfenced");
        (await RunAsync("kafka-cluster", $"unregister --bootstrap-server {Servers} --id 9", exitCode: 1)).ShouldContain("Broker ID 9 is not currently registered");
        (await RunAsync("kafka-metadata-quorum", "describe --status")).ShouldMatch(@"LeaderId:\s+1");
        (await RunAsync("kafka-acls", "--list", exitCode: 1)).ShouldContain("No Authorizer is configured");
    }

    [ContractFact]
    public async Task Partitions_AreElectedReassignedAndWeighed()
    {
        var topic = await NewTopicAsync();
        await ProduceAsync(topic, 1);

        (await RunAsync("kafka-leader-election", $"--election-type preferred --topic {topic} --partition 0")).ShouldContain($"Valid replica already elected for partitions {topic}-0");
        (await RunAsync("kafka-reassign-partitions", "--list")).ShouldContain("No partition reassignments found.");
        (await RunAsync("kafka-log-dirs", $"--describe --topic-list {topic}")).ShouldMatch($@"""partition"":""{topic}-0"",""size"":[1-9]\d*,""offsetLag"":0");
    }

    [ContractFact]
    public async Task Groups_OfOtherTypes_AreNone()
    {
        (await RunAsync("kafka-share-groups", "--list")).Trim().ShouldBeEmpty();
        (await RunAsync("kafka-streams-groups", "--list")).Trim().ShouldBeEmpty();
        (await RunAsync("kafka-share-groups", $"--describe --group {NewName()}")).ShouldMatch("GroupIdNotFoundException|does not support SHARE_GROUP_DESCRIBE");
        (await RunAsync("kafka-streams-groups", $"--describe --group {NewName()}", exitCode: 1)).ShouldMatch("GroupIdNotFoundException|does not support STREAMS_GROUP_DESCRIBE");
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedBroker broker) : JavaClusterContract(broker), IClassFixture<EmbeddedBroker>
    {
        [ContractFact]
        public async Task ShareConsumer_IsToldThatThereAreNone() =>
            (await RunAsync("kafka-console-share-consumer", $"--topic {await NewTopicAsync()} --max-messages 1 --timeout-ms 3000")).ShouldContain("The cluster does not support the share group protocol");
    }

    [OnRealKafka]
    public sealed class OnReal(RealKafka broker) : JavaClusterContract(broker), IClassFixture<RealKafka>;
}
