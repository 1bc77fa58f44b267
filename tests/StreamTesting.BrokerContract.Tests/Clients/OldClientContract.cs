namespace StreamTesting.BrokerContract.Tests;

/// <summary>Clients that speak as before Kafka 0.11 of 2017: Kafka 4 serves their requests no more (KIP-896), and closes the connection.</summary>
public abstract class OldClientContract(IContractBroker broker, string client, string script) : RawContract(broker)
{
    [ContractFact]
    public async Task Produce_InTheOldFormat_ClosesTheConnection_AndStoresNothing()
    {
        var topic = await NewTopicAsync();

        var output = await new ForeignClient(client).RunAsync("", [Path.Combine(AppContext.BaseDirectory, "Scripts", script), Servers, "old", topic, "-"]);

        var fact = ScriptFact.Parse(output.ShouldHaveEndedWith(0).Lines.Single());
        fact.Text("error").ShouldMatch("socket (disconnected|closed)");
        (await EndOffsetAsync(topic, committed: false)).ShouldBe(0);
    }

    [NeedsClient("kafka-python")]
    public sealed class KafkaPythonOnEmbedded(EmbeddedBrokerOfBadClients broker) : OldClientContract(broker, "kafka-python", "kafka_python.py"), IClassFixture<EmbeddedBrokerOfBadClients>;

    [OnRealKafka]
    [NeedsClient("kafka-python")]
    public sealed class KafkaPythonOnReal(RealKafka broker) : OldClientContract(broker, "kafka-python", "kafka_python.py"), IClassFixture<RealKafka>;

    [NeedsClient("kafka-node")]
    public sealed class KafkaNodeOnEmbedded(EmbeddedBrokerOfBadClients broker) : OldClientContract(broker, "kafka-node", "kafka_node.js"), IClassFixture<EmbeddedBrokerOfBadClients>;

    [OnRealKafka]
    [NeedsClient("kafka-node")]
    public sealed class KafkaNodeOnReal(RealKafka broker) : OldClientContract(broker, "kafka-node", "kafka_node.js"), IClassFixture<RealKafka>;
}
