using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>The Java client by the consumer protocol (group.protocol=consumer), as the tools of a distribution are, against the embedded broker.</summary>
public sealed class JavaConsumerProtocolTests(EmbeddedBroker broker) : ConsumerProtocolContract(broker), IClassFixture<EmbeddedBroker>
{
    private const string ByConsumerProtocol = "--command-property group.protocol=consumer";

    private readonly JavaTool _java = new(broker.BootstrapServers);

    [RealKafkaFact]
    public async Task ConsoleConsumer_OfAGroup_ReadsCommitsAndIsDescribed()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-848 --partitions 2");
        await _java.RunAsync("kafka-verifiable-producer", "--topic java-848 --max-messages 100");
        var read = await _java.RunAsync("kafka-console-consumer", $"--topic java-848 --group java-848 --from-beginning --max-messages 100 {ByConsumerProtocol}");

        read.ShouldContain("Processed a total of 100 messages");
        (await _java.RunAsync("kafka-consumer-groups", "--describe --group java-848 --state")).ShouldMatch(@"java-848\s+\S+\s+\(\d+\)\s+uniform\s+Empty\s+0");
        (await _java.RunAsync("kafka-consumer-groups", "--list --type consumer")).ShouldContain("java-848");
        (await _java.RunAsync("kafka-consumer-groups", "--list --type classic")).Split('\n').ShouldNotContain("java-848");
        (await _java.RunAsync("kafka-consumer-groups", "--describe --group java-848")).ShouldMatch(@"java-848\s+java-848\s+0\s+\d+\s+\d+\s+0\s");
    }

    [RealKafkaFact]
    public async Task Members_OfAGroup_AreShownWithEpochsAndAssignments()
    {
        var (topic, group) = (await NewTopicAsync(2), NewName());
        var member = Joined(group, topic, config => config.ClientId = "me");
        Until(() => member.Assignment.Count == 2, () => member.Consume(Poll), "all partitions");

        (await _java.RunAsync("kafka-consumer-groups", $"--describe --group {group} --members --verbose")).ShouldMatch($@"{group}\s+\S+\s+/127\.0\.0\.1\s+me\s+2\s+(\d+)\s+{topic}:0,1\s+\1\s+{topic}:0,1");
        (await _java.RunAsync("kafka-consumer-groups", $"--describe --group {group} --state --verbose")).ShouldMatch($@"{group}\s+\S+\s+\(\d+\)\s+uniform\s+Stable\s+(\d+)\s+\1\s+1");
    }

    [RealKafkaFact]
    public async Task VerifiableConsumer_OfTheConsumerProtocol_VerifiesEveryRecord()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-848-verifiable --partitions 3");
        await _java.RunAsync("kafka-verifiable-producer", "--topic java-848-verifiable --max-messages 300");

        var read = await _java.RunAsync(
            "kafka-verifiable-consumer", "--topic java-848-verifiable --group-id java-848-verifiable --max-messages 300 --reset-policy earliest --group-protocol consumer");

        read.ShouldMatch("\"partitions_assigned\".*java-848-verifiable");
        read.ShouldMatch("\"offsets_committed\".*\"success\":true");
    }

    [RealKafkaFact]
    public async Task Groups_OfTheConsumerProtocol_AreResetConfiguredAndDeleted()
    {
        await _java.RunAsync("kafka-topics", "--create --topic java-848-admin");
        await _java.RunAsync("kafka-verifiable-producer", "--topic java-848-admin --max-messages 50");
        await _java.RunAsync("kafka-console-consumer", $"--topic java-848-admin --group java-848-admin --from-beginning --max-messages 50 {ByConsumerProtocol}");

        await _java.RunAsync("kafka-consumer-groups", "--reset-offsets --group java-848-admin --topic java-848-admin --to-offset 10 --execute");
        (await _java.RunAsync("kafka-consumer-groups", "--describe --group java-848-admin")).ShouldMatch(@"java-848-admin\s+java-848-admin\s+0\s+10\s+50\s+40\s");
        await _java.RunAsync("kafka-configs", "--entity-type groups --entity-name java-848-admin --alter --add-config consumer.session.timeout.ms=50000");
        (await _java.RunAsync("kafka-configs", "--entity-type groups --entity-name java-848-admin --describe")).ShouldContain("consumer.session.timeout.ms=50000");
        await _java.RunAsync("kafka-consumer-groups", "--delete --group java-848-admin");
        (await _java.RunAsync("kafka-consumer-groups", "--list")).Split('\n').ShouldNotContain("java-848-admin");
    }
}
