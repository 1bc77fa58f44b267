using System.Diagnostics;
using StreamTesting.Tests.Shared;

namespace StreamTesting.BrokerContract.Tests;

/// <summary>Runs the tools of an Apache Kafka distribution, which are the Java client, against a broker.</summary>
internal sealed class JavaTool(string bootstrapServers)
{
    private static readonly IReadOnlyDictionary<string, string> Classes = new Dictionary<string, string>
    {
        ["kafka-topics"] = "TopicCommand",
        ["kafka-configs"] = "kafka.admin.ConfigCommand",
        ["kafka-get-offsets"] = "GetOffsetShell",
        ["kafka-delete-records"] = "DeleteRecordsCommand",
        ["kafka-console-producer"] = "ConsoleProducer",
        ["kafka-console-consumer"] = "consumer.ConsoleConsumer",
        ["kafka-console-share-consumer"] = "consumer.ConsoleShareConsumer",
        ["kafka-consumer-groups"] = "consumer.group.ConsumerGroupCommand",
        ["kafka-share-groups"] = "consumer.group.ShareGroupCommand",
        ["kafka-streams-groups"] = "streams.StreamsGroupCommand",
        ["kafka-groups"] = "GroupsCommand",
        ["kafka-transactions"] = "TransactionsCommand",
        ["kafka-producer-perf-test"] = "ProducerPerformance",
        ["kafka-consumer-perf-test"] = "ConsumerPerformance",
        ["kafka-e2e-latency"] = "EndToEndLatency",
        ["kafka-verifiable-producer"] = "VerifiableProducer",
        ["kafka-verifiable-consumer"] = "VerifiableConsumer",
        ["kafka-replica-verification"] = "ReplicaVerificationTool",
        ["kafka-cluster"] = "ClusterTool",
        ["kafka-features"] = "FeatureCommand",
        ["kafka-broker-api-versions"] = "BrokerApiVersionsCommand",
        ["kafka-log-dirs"] = "LogDirsCommand",
        ["kafka-metadata-quorum"] = "MetadataQuorumCommand",
        ["kafka-leader-election"] = "LeaderElectionCommand",
        ["kafka-reassign-partitions"] = "reassign.ReassignPartitionsCommand",
        ["kafka-acls"] = "AclCommand",
        ["client-compatibility-test"] = "ClientCompatibilityTest",
        ["transactional-message-copier"] = "TransactionalMessageCopier",
    };

    /// <summary>Runs a tool to its end.</summary>
    /// <param name="name">The name of its script, without <c>.sh</c>.</param>
    /// <param name="arguments">Its arguments, apart by blanks. Where they do not name the broker, that is done in front of them by <c>--bootstrap-server</c>.</param>
    /// <param name="input">What it reads from standard input.</param>
    /// <param name="exitCode">What it has to end with.</param>
    /// <returns>All that it printed, to standard output and standard error.</returns>
    public async Task<string> RunAsync(string name, string arguments, string input = "", int exitCode = 0) =>
        (await JavaMachine.RunAsync(ClassOf(name), WithBroker(arguments), input)).ShouldHaveEndedWith(exitCode).Output;

    /// <summary>Starts a tool in a virtual machine of its own, that runs until it is ended.</summary>
    public LiveClient Start(string name, string arguments) => LiveClient.Start(new ProcessStartInfo(
        "bash", [Path.Combine(KafkaHome.Options.Home!, "bin", "kafka-run-class.sh"), ClassOf(name), .. WithBroker(arguments)])
    {
        Environment = { ["KAFKA_OPTS"] = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC" },
    });

    private static string ClassOf(string name) => Classes[name] is var tool && tool.StartsWith("kafka.", StringComparison.Ordinal) ? tool : $"org.apache.kafka.tools.{tool}";

    private IReadOnlyList<string> WithBroker(string arguments)
    {
        string[] broker = arguments.Contains(bootstrapServers, StringComparison.Ordinal) ? [] : ["--bootstrap-server", bootstrapServers];
        return [.. broker, .. arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
    }
}
