namespace StreamTesting.BrokerContract.Tests;

/// <summary>Replicas that the Java tools move between two brokers, and the leaders they elect then.</summary>
public abstract class JavaReplicaContract(IContractBroker broker) : JavaContract(broker)
{
    [ContractFact]
    public async Task Partitions_AreReassigned_ThenLedByThePreferred()
    {
        var topic = NewName();
        await RunAsync("kafka-topics", $"--create --topic {topic} --replica-assignment 1:2,1:2");
        await RunUntilAsync("kafka-topics", $"--describe --topic {topic}", "Partition: 1\tLeader: 1\tReplicas: 1,2");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, $$"""{"version":1,"partitions":[{"topic":"{{topic}}","partition":1,"replicas":[2,1]}]}""");
            (await RunAsync("kafka-reassign-partitions", $"--reassignment-json-file {file} --execute")).ShouldContain($"Successfully started partition reassignment for {topic}-1");
            await RunUntilAsync("kafka-reassign-partitions", $"--reassignment-json-file {file} --verify", $"Reassignment of partition {topic}-1 is completed.");
        }
        finally
        {
            File.Delete(file);
        }

        (await RunAsync("kafka-leader-election", $"--election-type preferred --topic {topic} --partition 1"))
            .ShouldMatch($"Successfully completed leader election .* for partitions {topic}-1|Valid replica already elected for partitions {topic}-1");
        await RunUntilAsync("kafka-topics", $"--describe --topic {topic}", "Partition: 1\tLeader: 2\tReplicas: 2,1");
    }

    [OnRealKafka]
    public sealed class OnEmbedded(EmbeddedCluster broker) : JavaReplicaContract(broker), IClassFixture<EmbeddedCluster>;

    [OnRealKafka]
    public sealed class OnReal(RealCluster broker) : JavaReplicaContract(broker), IClassFixture<RealCluster>;
}
